/**
 * Auto-configuration of the observation of actions and events.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
