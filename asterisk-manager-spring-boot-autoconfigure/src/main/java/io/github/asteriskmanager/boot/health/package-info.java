/**
 * Health of Asterisk Manager providers.
 */
@NullMarked
package io.github.asteriskmanager.boot.health;

import org.jspecify.annotations.NullMarked;
