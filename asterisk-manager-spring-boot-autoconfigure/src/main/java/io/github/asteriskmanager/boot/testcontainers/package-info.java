/**
 * Asterisk in containers of Testcontainers, for {@code @ServiceConnection}.
 */
@NullMarked
package io.github.asteriskmanager.boot.testcontainers;

import org.jspecify.annotations.NullMarked;
