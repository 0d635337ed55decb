/**
 * Single steps, measured by JMH.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
