/**
 * Asterisk in services of Docker Compose.
 */
@NullMarked
package io.github.asteriskmanager.boot.docker.compose;

import org.jspecify.annotations.NullMarked;
