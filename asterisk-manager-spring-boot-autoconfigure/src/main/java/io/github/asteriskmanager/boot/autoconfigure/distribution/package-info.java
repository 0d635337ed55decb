/**
 * Auto-configuration of the distribution of events over message brokers.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.distribution;

import org.jspecify.annotations.NullMarked;
