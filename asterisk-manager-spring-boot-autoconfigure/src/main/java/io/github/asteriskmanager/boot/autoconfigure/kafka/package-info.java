/**
 * Auto-configuration of events over Apache Kafka.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.kafka;

import org.jspecify.annotations.NullMarked;
