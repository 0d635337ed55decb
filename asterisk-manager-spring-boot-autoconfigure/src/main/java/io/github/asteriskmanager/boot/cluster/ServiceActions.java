package io.github.asteriskmanager.boot.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.cluster.ProviderOwnershipChangedEvent.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Has the service do what has been decided, counts it, and tells the application.
 */
final class ServiceActions implements GroupActions {

	private static final Logger logger = LoggerFactory.getLogger(ServiceActions.class);

	private final AsteriskManagerService service;

	private final ApplicationEventPublisher publisher;

	private final Executor publishing;

	private final Clock clock;

	private final Map<String, LongAdder> takeovers = new ConcurrentHashMap<>();

	/**
	 * Creates it.
	 * @param service does it
	 * @param publisher takes the events
	 * @param publishing calls the publisher, one event after the other
	 * @param clock tells the time
	 */
	ServiceActions(AsteriskManagerService service, ApplicationEventPublisher publisher, Executor publishing,
			Clock clock) {
		this.service = service;
		this.publisher = publisher;
		this.publishing = publishing;
		this.clock = clock;
	}

	@Override
	public void take(Set<String> titles, Reason reason, Instant missedSince) {
		titles.forEach((title) -> this.takeovers.computeIfAbsent(title, (any) -> new LongAdder()).increment());
		publish(titles, true, reason);
		this.service.takeOver(titles, missedSince);
	}

	@Override
	public CompletableFuture<?> handOver(Set<String> titles) {
		// one whose listener did not return in time is closed all the same
		return this.service.handOver(titles).thenCompose((stopped) -> this.service.cutOff(titles));
	}

	@Override
	public void cutOff(Set<String> titles) {
		this.service.cutOff(titles);
	}

	@Override
	public void ceded(Set<String> titles, Reason reason) {
		publish(titles, false, reason);
	}

	private void publish(Set<String> titles, boolean owned, Reason reason) {
		Instant now = this.clock.instant();
		titles.forEach((title) -> {
			ProviderOwnershipChangedEvent event = new ProviderOwnershipChangedEvent(title, owned, now, reason);
			this.publishing.execute(() -> publish(event));
		});
	}

	private void publish(ProviderOwnershipChangedEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.warn("[{}] A listener to a change of ownership failed", event.provider(), ex);
		}
	}

	/** Waits until all that was to be published is, but not for ever. */
	void flush() {
		CompletableFuture.runAsync(() -> {
		}, this.publishing).completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
	}

	/** How often this instance has taken a provider. */
	long takeovers(String title) {
		LongAdder count = this.takeovers.get(title);
		return (count != null) ? count.sum() : 0;
	}

}
