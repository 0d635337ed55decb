/**
 * Events over Apache Kafka.
 */
@NullMarked
package io.github.asteriskmanager.boot.kafka;

import org.jspecify.annotations.NullMarked;
