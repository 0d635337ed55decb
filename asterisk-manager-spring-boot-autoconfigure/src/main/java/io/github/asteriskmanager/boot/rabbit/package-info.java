/**
 * Events over RabbitMQ.
 */
@NullMarked
package io.github.asteriskmanager.boot.rabbit;

import org.jspecify.annotations.NullMarked;
