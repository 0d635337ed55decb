/**
 * What the starter adds to an empty application.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
