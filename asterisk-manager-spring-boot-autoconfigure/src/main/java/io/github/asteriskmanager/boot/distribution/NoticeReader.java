package io.github.asteriskmanager.boot.distribution;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ProviderReconnectedEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link NoticeText} writes.
 */
final class NoticeReader {

	private final String provider;

	private final AmiMessage message;

	private NoticeReader(String provider, AmiMessage message) {
		this.provider = provider;
		this.message = message;
	}

	/**
	 * Reads a notice.
	 * @throws RuntimeException if it is none, or one of a later version
	 */
	static Object read(String provider, AmiMessage message) {
		NoticeReader reader = new NoticeReader(provider, message);
		return switch (message.value(0)) {
			case NoticeText.EVENTS_LOST -> reader.eventsLost();
			case NoticeText.STATE_CHANGED -> reader.stateChanged();
			case NoticeText.RECONNECTED -> reader.reconnected();
			case NoticeText.RESYNC_COMPLETED -> reader.resyncCompleted();
			default -> throw new IllegalArgumentException("Unknown notice '" + message.value(0) + "'");
		};
	}

	private Object eventsLost() {
		Map<String, Long> byName = new HashMap<>();
		each("Lost", (count, name) -> byName.put(name, Long.valueOf(count)));
		return new EventsLostEvent(this.provider, required("Cause", EventsLostEvent.Cause::valueOf),
				required("Count", Long::valueOf), required("From", Instant::parse), optional("To", Instant::parse),
				byName);
	}

	private Object stateChanged() {
		return new ProviderStateChangedEvent(this.provider, required("Previous", ProviderState::valueOf),
				required("State", ProviderState::valueOf), required("At", Instant::parse),
				optional("Reason", DisconnectReason::valueOf), this.message.header("Message"));
	}

	private Object reconnected() {
		return new ProviderReconnectedEvent(this.provider, required("From", Instant::parse),
				required("To", Instant::parse), optional("Restarted", Boolean::valueOf),
				optional("Uptime", Duration::parse));
	}

	private Object resyncCompleted() {
		Set<Resync> fetched = new HashSet<>();
		this.message.headers("Fetched").forEach((part) -> fetched.add(Resync.valueOf(part)));
		Map<Resync, String> refused = new EnumMap<>(Resync.class);
		each("Refused", (part, reason) -> refused.put(Resync.valueOf(part), reason));
		Map<Resync, String> failed = new EnumMap<>(Resync.class);
		each("Failed", (part, reason) -> failed.put(Resync.valueOf(part), reason));
		return new ResyncCompletedEvent(this.provider, required("From", Instant::parse), required("To", Instant::parse),
				fetched, refused, failed);
	}

	private <T> T required(String name, Function<String, T> reading) {
		T value = optional(name, reading);
		if (value == null) {
			throw new IllegalArgumentException("The notice lacks '" + name + "'");
		}
		return value;
	}

	private <T> @Nullable T optional(String name, Function<String, T> reading) {
		String value = this.message.header(name);
		return (value != null) ? reading.apply(value) : null;
	}

	/** Each value is a word and what follows it. */
	private void each(String name, BiConsumer<String, String> reading) {
		for (String value : this.message.headers(name)) {
			int blank = value.indexOf(' ');
			if (blank < 0) {
				throw new IllegalArgumentException("The notice has half a value of '" + name + "'");
			}
			reading.accept(value.substring(0, blank), value.substring(blank + 1));
		}
	}

}
