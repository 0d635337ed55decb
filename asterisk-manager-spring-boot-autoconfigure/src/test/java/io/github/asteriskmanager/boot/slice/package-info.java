/**
 * An application of which tests take the part that talks to Asterisk.
 */
@NullMarked
package io.github.asteriskmanager.boot.slice;

import org.jspecify.annotations.NullMarked;
