package io.github.asteriskmanager.boot.distribution;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * What a provider delivered, in an outbox.
 *
 * @param provider title of the provider
 * @param payload an AMI event or a notice
 * @param sequence its number among those of its provider
 */
record OutboxEntry(String provider, Object payload, long sequence) {

	/** Whether it counts: a notice does not, and is never dropped. */
	boolean isEvent() {
		return this.payload instanceof ManagerEvent;
	}

	String name() {
		return (this.payload instanceof ManagerEvent event) ? event.getName() : NoticeText.name(this.payload);
	}

}
