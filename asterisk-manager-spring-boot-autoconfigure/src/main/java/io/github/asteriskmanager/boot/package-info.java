/**
 * Asterisk Manager providers in a Spring application: their life cycle, and their events
 * as application events.
 */
@NullMarked
package io.github.asteriskmanager.boot;

import org.jspecify.annotations.NullMarked;
