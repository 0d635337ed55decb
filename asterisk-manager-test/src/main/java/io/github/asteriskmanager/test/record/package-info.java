/**
 * Makes fixtures of real servers, without their secrets.
 */
@NullMarked
package io.github.asteriskmanager.test.record;

import org.jspecify.annotations.NullMarked;
