/**
 * Events over message brokers.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.distribution;

import org.jspecify.annotations.NullMarked;
