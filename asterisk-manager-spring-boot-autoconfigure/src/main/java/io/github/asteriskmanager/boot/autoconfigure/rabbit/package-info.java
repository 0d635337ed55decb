/**
 * Auto-configuration of events over RabbitMQ.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.rabbit;

import org.jspecify.annotations.NullMarked;
