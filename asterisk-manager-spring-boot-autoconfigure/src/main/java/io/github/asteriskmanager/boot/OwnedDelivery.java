package io.github.asteriskmanager.boot;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.live.LiveStateValidityEvent;

/**
 * Stands in front of the listeners of one provider and withholds what may not be handed
 * on. What the provider says of itself passes.
 */
final class OwnedDelivery {

	private final ProviderOwnership ownership;

	private final String title;

	private final LongAdder withheld = new LongAdder();

	OwnedDelivery(ProviderOwnership ownership, String title) {
		this.ownership = ownership;
		this.title = title;
	}

	/** Whether there is anyone to share with. */
	boolean isShared() {
		return this.ownership != ProviderOwnership.ALL;
	}

	boolean mayConnect() {
		return this.ownership.mayConnect(this.title);
	}

	/** Puts this in front of a listener, unless there is nobody to share with. */
	<T> Consumer<T> guard(Consumer<T> listener) {
		if (!isShared()) {
			return listener;
		}
		return (delivered) -> {
			if (isOwnNotice(delivered) || this.ownership.isOwned(this.title)) {
				listener.accept(delivered);
			}
			else {
				this.withheld.increment();
			}
		};
	}

	private static boolean isOwnNotice(Object delivered) {
		return delivered instanceof ProviderStateChangedEvent || delivered instanceof EventsLostEvent
				|| delivered instanceof ProviderReconnectedEvent || delivered instanceof LiveStateValidityEvent;
	}

	/** How many deliveries have been withheld. */
	long withheld() {
		return this.withheld.sum();
	}

}
