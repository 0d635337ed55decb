package io.github.asteriskmanager.boot.autoconfigure.distribution;

import java.util.function.Consumer;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.event.EventsLostEvent;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Has the provider tell of losses whose events are lost: in its place among what the
 * provider delivers, to listeners here and, as a notice is never lost, beyond the broker.
 */
final class LossNotices implements Consumer<EventsLostEvent> {

	/** It publishes by way of what tells of losses, so it is not there yet. */
	private final ObjectProvider<AsteriskManagerService> services;

	LossNotices(ObjectProvider<AsteriskManagerService> services) {
		this.services = services;
	}

	@Override
	public void accept(EventsLostEvent notice) {
		this.services.getObject()
			.getProviders()
			.stream()
			.filter((provider) -> provider.getTitle().equals(notice.provider()))
			.forEach((provider) -> provider.publish(notice));
	}

}
