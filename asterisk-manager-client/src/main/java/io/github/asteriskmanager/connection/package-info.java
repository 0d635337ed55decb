/**
 * Login, correlation of answers, heartbeat and the provider state machine.
 */
@NullMarked
package io.github.asteriskmanager.connection;

import org.jspecify.annotations.NullMarked;
