package io.github.asteriskmanager.connection;

import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.metrics.ManagerMetrics;
import io.github.asteriskmanager.metrics.ProviderCounters;

/**
 * What all connections of a provider share.
 *
 * @param registry makes events
 * @param origin marks them with the provider
 * @param counters count
 * @param metrics told of actions
 */
record SessionContext(EventRegistry registry, EventOrigin origin, ProviderCounters counters, ManagerMetrics metrics) {
}
