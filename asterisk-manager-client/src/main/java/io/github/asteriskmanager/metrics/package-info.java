/**
 * Counters and the listener a metrics system implements.
 */
@NullMarked
package io.github.asteriskmanager.metrics;

import org.jspecify.annotations.NullMarked;
