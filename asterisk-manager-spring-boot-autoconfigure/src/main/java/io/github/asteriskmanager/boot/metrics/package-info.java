/**
 * Asterisk Manager providers as Micrometer meters.
 */
@NullMarked
package io.github.asteriskmanager.boot.metrics;

import org.jspecify.annotations.NullMarked;
