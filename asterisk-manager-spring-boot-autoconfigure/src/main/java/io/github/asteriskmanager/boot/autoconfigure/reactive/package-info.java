/**
 * Auto-configuration for applications that use Reactor.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.reactive;

import org.jspecify.annotations.NullMarked;
