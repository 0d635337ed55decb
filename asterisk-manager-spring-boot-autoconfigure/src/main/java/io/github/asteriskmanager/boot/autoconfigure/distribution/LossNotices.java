package io.github.asteriskmanager.boot.autoconfigure.distribution;

import java.util.List;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.distribution.LossListener;
import io.github.asteriskmanager.event.EventsLostEvent;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Has the provider tell of losses whose events are lost: in its place among what the
 * provider delivers, to listeners here and, as a notice is never lost, beyond the broker.
 */
final class LossNotices implements LossListener {

	private final List<LossListener> others;

	private final ObjectProvider<AsteriskManagerService> services;

	LossNotices(List<LossListener> others, ObjectProvider<AsteriskManagerService> services) {
		this.others = others;
		this.services = services;
	}

	@Override
	public void lost(String provider, String event) {
		this.others.forEach((other) -> other.lost(provider, event));
	}

	@Override
	public void told(EventsLostEvent notice) {
		this.others.forEach((other) -> other.told(notice));
		this.services.getObject()
			.getProviders()
			.stream()
			.filter((provider) -> provider.getTitle().equals(notice.provider()))
			.forEach((ManagerProvider provider) -> provider.publish(notice));
	}

}
