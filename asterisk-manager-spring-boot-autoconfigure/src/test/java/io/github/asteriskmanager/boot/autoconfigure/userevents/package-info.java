/**
 * An application's own user events, to be found by scanning.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.userevents;

import org.jspecify.annotations.NullMarked;
