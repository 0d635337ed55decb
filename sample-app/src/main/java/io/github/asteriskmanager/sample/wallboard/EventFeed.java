package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.event.ManagerEvent;

import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gathers events for the page: as many at a time as somebody can read, the rest counted.
 * Thread-safe.
 */
@Component
@Profile("!collector")
class EventFeed {

	private static final int MOST = 40;

	private static final int REMEMBERED = 200;

	private final List<ManagerEvent> events = new ArrayList<>();

	/** Used by the one who takes. */
	private final Deque<EventItem> recent = new ArrayDeque<>();

	private long skipped;

	/**
	 * Events of a moment.
	 *
	 * @param events the first of them
	 * @param skipped how many more there were
	 */
	record Batch(List<EventItem> events, long skipped) {
	}

	/**
	 * An event as the page shows it.
	 *
	 * @param provider title of the provider
	 * @param name name
	 * @param at when it was received
	 * @param headers its headers, a line each
	 */
	record EventItem(String provider, String name, Instant at, List<String> headers) {

		static EventItem of(ManagerEvent event) {
			return new EventItem(event.getProvider(), event.getName(), event.getReceivedAt(),
					event.headers().stream().map(EventItem::line).toList());
		}

		private static String line(Header header) {
			return header.name() + ": " + header.value();
		}

	}

	@EventListener
	void onEvent(ManagerEvent event) {
		synchronized (this.events) {
			if (this.events.size() < MOST) {
				this.events.add(event);
			}
			else {
				this.skipped++;
			}
		}
	}

	/** What has come since the last time. */
	Batch take() {
		List<ManagerEvent> taken;
		long more;
		synchronized (this.events) {
			taken = List.copyOf(this.events);
			more = this.skipped;
			this.events.clear();
			this.skipped = 0;
		}
		List<EventItem> items = taken.stream().map(EventItem::of).toList();
		this.recent.addAll(items);
		while (this.recent.size() > REMEMBERED) {
			this.recent.removeFirst();
		}
		return new Batch(items, more);
	}

	/** What was taken last, for a page that is new. */
	Batch recent() {
		return new Batch(List.copyOf(this.recent), 0);
	}

}
