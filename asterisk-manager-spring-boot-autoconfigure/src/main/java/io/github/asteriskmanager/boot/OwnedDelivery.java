package io.github.asteriskmanager.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.live.LiveStateValidityEvent;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the listeners of one provider and withholds what may not be handed
 * on. What the provider says of itself passes.
 */
final class OwnedDelivery {

	/** What was withheld longer ago than this, who had the provider then has told. */
	private static final Duration RECENT = Duration.ofMinutes(1);

	private final ProviderOwnership ownership;

	private final String title;

	private final LongAdder withheld = new LongAdder();

	/** When the first event was received that was withheld. */
	private final AtomicReference<@Nullable Instant> withheldSince = new AtomicReference<>();

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
				withhold(delivered);
			}
		};
	}

	private void withhold(Object delivered) {
		this.withheld.increment();
		if (delivered instanceof ManagerEvent event) {
			this.withheldSince.compareAndSet(null, event.getReceivedAt());
		}
	}

	/**
	 * Since when events are missing: what was withheld may have been received before
	 * ownership ended, where listeners were behind. Forgets what was withheld.
	 */
	Instant missedSince(Instant ownershipEnded) {
		Instant first = this.withheldSince.getAndSet(null);
		boolean earlier = first != null && first.isBefore(ownershipEnded)
				&& first.isAfter(ownershipEnded.minus(RECENT));
		return (earlier) ? first : ownershipEnded;
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
