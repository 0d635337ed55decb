package io.github.asteriskmanager.dispatch;

import java.util.List;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Events and notices that stay together and are never dropped.
 *
 * @param items in order
 */
record EventBundle(List<?> items) {

	/** Number of AMI events in it. */
	int events() {
		return (int) this.items.stream().filter(ManagerEvent.class::isInstance).count();
	}

}
