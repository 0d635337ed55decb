/**
 * Auto-configuration of the live states of Asterisk Manager providers.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.live;

import org.jspecify.annotations.NullMarked;
