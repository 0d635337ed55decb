/**
 * Observations of actions and of the delivery of events, of which spans are made.
 */
@NullMarked
package io.github.asteriskmanager.boot.observation;

import org.jspecify.annotations.NullMarked;
