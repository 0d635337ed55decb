package io.github.asteriskmanager.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is to be told once the state behind it has been published.
 */
final class LiveEvents {

	private final String provider;

	private final List<LiveEvent> pending = new ArrayList<>();

	LiveEvents(String provider) {
		this.provider = provider;
	}

	String provider() {
		return this.provider;
	}

	void tell(LiveEvent event) {
		this.pending.add(event);
	}

	void deliver(Consumer<? super LiveEvent> listener) {
		if (!this.pending.isEmpty()) {
			List<LiveEvent> told = List.copyOf(this.pending);
			this.pending.clear();
			told.forEach(listener);
		}
	}

}
