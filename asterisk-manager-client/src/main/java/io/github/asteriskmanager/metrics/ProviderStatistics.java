package io.github.asteriskmanager.metrics;

import java.time.Duration;

/**
 * What a provider has counted since it was created. The account of its events adds up:
 * received is delivered plus filtered plus dropped plus queued.
 *
 * @param bytesReceived bytes read
 * @param eventsReceived events that came, items of its own list answers excluded
 * @param eventsDelivered events handed to the listeners
 * @param eventsDropped events discarded because the queue was full
 * @param eventsUnknown events received that have no type, user events without a
 * registered one included
 * @param queueSize events in the queue now, or in the hands of listeners
 * @param queueCapacity events the queue holds
 * @param listenerErrors exceptions and errors that listeners threw
 * @param messagesDiscarded messages that were neither event nor answer, or broken off
 * @param malformedTexts messages with bytes that are no text in the configured encoding
 * @param unmatchedAnswers answers that nobody waited for, as after a timeout
 * @param protocolViolations connections closed because of what the server sent
 * @param connectAttempts attempts to connect
 * @param logins logins accepted
 * @param bytesSent bytes written
 * @param reconnects connections ready again after an outage
 * @param outage time in which the provider was started but had no connection ready, the
 * present outage included
 * @param eventsFiltered events that a filter or interceptor kept from the listeners
 */
public record ProviderStatistics(long bytesReceived, long eventsReceived, long eventsDelivered, long eventsDropped,
		long eventsUnknown, int queueSize, int queueCapacity, long listenerErrors, long messagesDiscarded,
		long malformedTexts, long unmatchedAnswers, long protocolViolations, long connectAttempts, long logins,
		long bytesSent, long reconnects, Duration outage, long eventsFiltered) {
}
