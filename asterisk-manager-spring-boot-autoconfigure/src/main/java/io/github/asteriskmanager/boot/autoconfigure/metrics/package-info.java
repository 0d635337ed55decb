/**
 * Auto-configuration of the meters of Asterisk Manager providers.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
