/**
 * Bytes to messages and actions to bytes, without I/O.
 */
@NullMarked
package io.github.asteriskmanager.protocol;

import org.jspecify.annotations.NullMarked;
