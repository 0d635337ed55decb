package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * Feeds a model by hand; the invariants are checked after every event.
 */
final class ModelFeed {

	private final EventRegistry registry = EventRegistry.create();

	private final EventOrigin origin = this.registry.origin("pbx");

	private final Invariants invariants = new Invariants();

	final List<LiveEvent> told = new ArrayList<>();

	final LiveModel model;

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	ModelFeed() {
		this(LiveOptions.DEFAULT);
	}

	ModelFeed(LiveOptions options) {
		this.model = new LiveModel("pbx", options, (event) -> {
			this.told.add(event);
			this.invariants.told(event);
		});
	}

	LiveSnapshot state() {
		return this.model.snapshot();
	}

	Invariants invariants() {
		return this.invariants;
	}

	<E> List<E> told(Class<E> type) {
		return this.told.stream().filter(type::isInstance).map(type::cast).toList();
	}

	ModelFeed pass(Duration time) {
		this.now = this.now.plus(time);
		return this;
	}

	Instant now() {
		return this.now;
	}

	void take(AmiMessage message) {
		this.model.accept(this.registry.create(message, this.origin, this.now));
		this.invariants.check(state());
	}

	/** Names and values of headers by turns. */
	ModelFeed event(String name, String... headers) {
		take(message(name, headers));
		return this;
	}

	ModelFeed item(String name, String... headers) {
		this.model.accept(this.registry.create(message(name, headers), this.origin.forResync(), this.now));
		return this;
	}

	int resynced(Resync... lists) {
		Set<Resync> fetched = EnumSet.copyOf(List.of(lists));
		int forgotten = this.model
			.resynced(new ResyncCompletedEvent("pbx", this.now, this.now, fetched, Map.of(), Map.of()), this.now);
		this.invariants.check(state());
		return forgotten;
	}

	private static AmiMessage message(String name, String... headers) {
		StringBuilder text = new StringBuilder("Event: ").append(name).append("\r\n");
		for (int i = 0; i < headers.length; i += 2) {
			text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
		}
		return AmiMessage.of(text.toString());
	}

	/** An event about a channel, whose Uniqueid is also its name. */
	ModelFeed channel(String name, String uniqueid, String linkedid, String state, String... more) {
		List<String> headers = new ArrayList<>(List.of("Channel", "PJSIP/" + uniqueid, "ChannelState", state,
				"CallerIDNum", "<unknown>", "Uniqueid", uniqueid, "Linkedid", linkedid));
		headers.addAll(List.of(more));
		return event(name, headers.toArray(String[]::new));
	}

}
