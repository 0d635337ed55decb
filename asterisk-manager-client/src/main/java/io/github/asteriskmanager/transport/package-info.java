/**
 * The socket, plain or TLS.
 */
@NullMarked
package io.github.asteriskmanager.transport;

import org.jspecify.annotations.NullMarked;
