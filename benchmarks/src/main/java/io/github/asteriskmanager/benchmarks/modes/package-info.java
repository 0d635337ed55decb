/**
 * What handling calls at the same time is worth.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.modes;

import org.jspecify.annotations.NullMarked;
