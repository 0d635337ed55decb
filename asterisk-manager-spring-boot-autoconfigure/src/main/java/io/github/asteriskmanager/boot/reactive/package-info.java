/**
 * Events and actions for applications that use Reactor.
 */
@NullMarked
package io.github.asteriskmanager.boot.reactive;

import org.jspecify.annotations.NullMarked;
