package io.github.asteriskmanager.boot.distribution;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of itself, written as AMI events are: one header for each
 * property that there is, in UTF-8. {@link NoticeReader} reads it.
 */
final class NoticeText {

	static final String EVENTS_LOST = "EventsLost";

	static final String STATE_CHANGED = "ProviderStateChanged";

	static final String RECONNECTED = "ProviderReconnected";

	static final String RESYNC_COMPLETED = "ResyncCompleted";

	private static final Map<Class<?>, String> NAMES = Map.of(EventsLostEvent.class, EVENTS_LOST,
			ProviderStateChangedEvent.class, STATE_CHANGED, ProviderReconnectedEvent.class, RECONNECTED,
			ResyncCompletedEvent.class, RESYNC_COMPLETED);

	private final StringBuilder text = new StringBuilder();

	private Instant at = Instant.EPOCH;

	private NoticeText(Object notice) {
		header("Event", name(notice));
	}

	/** Whether there is a way to write objects of a class. */
	static boolean canWrite(Class<?> type) {
		return NAMES.containsKey(type);
	}

	static String name(Object notice) {
		return NAMES.getOrDefault(notice.getClass(), notice.getClass().getSimpleName());
	}

	static NoticeText of(Object notice) {
		NoticeText text = new NoticeText(notice);
		if (notice instanceof EventsLostEvent lost) {
			return text.time("From", lost.from())
				.header("Cause", lost.cause())
				.header("Count", lost.count())
				.header("To", lost.to())
				.lost(lost.byName());
		}
		if (notice instanceof ProviderStateChangedEvent change) {
			return text.time("At", change.at())
				.header("Previous", change.previous())
				.header("State", change.state())
				.header("Reason", change.reason())
				.header("Message", change.message());
		}
		if (notice instanceof ProviderReconnectedEvent back) {
			return text.header("From", back.from())
				.time("To", back.to())
				.header("Restarted", back.restarted())
				.header("Uptime", back.uptime());
		}
		if (notice instanceof ResyncCompletedEvent resync) {
			return text.header("From", resync.from())
				.time("To", resync.to())
				.all("Fetched", resync.fetched())
				.each("Refused", resync.refused())
				.each("Failed", resync.failed());
		}
		throw new IllegalArgumentException("No notice of a provider: " + notice.getClass().getName());
	}

	private NoticeText time(String name, Instant value) {
		this.at = value;
		return header(name, value);
	}

	private NoticeText header(String name, @Nullable Object value) {
		if (value != null) {
			this.text.append(name)
				.append(": ")
				.append(value.toString().replace('\r', ' ').replace('\n', ' '))
				.append("\r\n");
		}
		return this;
	}

	private NoticeText all(String name, Set<?> values) {
		values.stream().map(Object::toString).sorted().forEach((value) -> header(name, value));
		return this;
	}

	private NoticeText each(String name, Map<Resync, String> values) {
		new TreeMap<>(values).forEach((part, reason) -> header(name, part + " " + reason));
		return this;
	}

	private NoticeText lost(Map<String, Long> byName) {
		new TreeMap<>(byName).forEach((name, count) -> header("Lost", count + " " + name));
		return this;
	}

	/** When what it tells of happened. */
	Instant at() {
		return this.at;
	}

	byte[] toBytes() {
		return this.text.toString().getBytes(StandardCharsets.UTF_8);
	}

}
