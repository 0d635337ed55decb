/**
 * Auto-configuration of the health of Asterisk Manager providers.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
