/**
 * Events over Apache Kafka.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
