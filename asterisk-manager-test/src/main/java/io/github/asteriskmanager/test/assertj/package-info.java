/**
 * AssertJ assertions on what an AMI server received.
 */
@NullMarked
package io.github.asteriskmanager.test.assertj;

import org.jspecify.annotations.NullMarked;
