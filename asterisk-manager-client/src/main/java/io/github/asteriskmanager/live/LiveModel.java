package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;

/**
 * The state itself: one thread feeds it events, and after each of them it publishes a
 * snapshot and tells what has happened.
 */
final class LiveModel {

	private final LiveEvents events;

	private final Consumer<? super LiveEvent> listener;

	private final Handlers handlers = new Handlers();

	private final Calls calls;

	private final Channels channels;

	private final Bridges bridges;

	private final Queues queues;

	private final Parking parking;

	private final Conferences conferences;

	private final Endpoints endpoints;

	private final Devices devices = new Devices();

	private final Hints hints;

	private final Mailboxes mailboxes = new Mailboxes();

	private final List<Part> parts;

	private long version;

	private volatile LiveSnapshot snapshot;

	LiveModel(String provider, LiveOptions options, Consumer<? super LiveEvent> listener) {
		this.events = new LiveEvents(provider);
		this.listener = listener;
		Directions directions = new Directions(options.trunks());
		Texts texts = new Texts();
		this.calls = new Calls(this.events, directions);
		this.channels = new Channels(this.calls, texts, options.maxChannels());
		this.bridges = new Bridges(this.channels, this.calls, texts);
		this.queues = new Queues(this.events, this.channels, this.calls);
		this.parking = new Parking(this.channels, this.calls);
		this.conferences = new Conferences(this.channels);
		this.endpoints = new Endpoints(this.events);
		this.hints = new Hints(directions);
		this.parts = List.of(this.channels, this.bridges, this.queues, this.parking, this.conferences, this.endpoints,
				new Contacts(this.endpoints), this.devices, this.hints, this.mailboxes);
		this.parts.forEach((part) -> part.register(this.handlers));
		new CallHandlers(this.channels, this.calls).register(this.handlers);
		this.snapshot = publish();
	}

	/** The types of the events that it takes. */
	Set<Class<?>> types() {
		return this.handlers.types();
	}

	LiveSnapshot snapshot() {
		return this.snapshot;
	}

	long untracked() {
		return this.channels.untracked();
	}

	long unseenCalls() {
		return this.calls.unseen();
	}

	/** Takes an AMI event; others concern it not. */
	void accept(Object event) {
		if (this.handlers.handle(event)) {
			settle();
		}
	}

	/**
	 * Forgets what complete lists have not named.
	 * @return how many things it has forgotten
	 */
	int resynced(ResyncCompletedEvent event, Instant at) {
		int forgotten = 0;
		for (Part part : this.parts) {
			if (event.fetched().contains(part.list())) {
				forgotten += part.forgetUnnamed(at);
			}
			else {
				part.keepUnnamed();
			}
		}
		this.calls.settle(at);
		settle();
		return forgotten;
	}

	/** No further items come of the lists that were being fetched. */
	void interrupted(Instant at) {
		this.parts.forEach(Part::keepUnnamed);
		this.calls.settle(at);
		settle();
	}

	/** Takes over what a list says that no event tells: the figures of queues. */
	void figures(List<ManagerEvent> items) {
		items.forEach(this.queues::figures);
		settle();
	}

	private void settle() {
		boolean changed = false;
		for (Part part : this.parts) {
			changed |= part.publish();
		}
		if (changed) {
			this.snapshot = publish();
		}
		this.events.deliver(this.listener);
	}

	private LiveSnapshot publish() {
		return new LiveSnapshot(this.events.provider(), this.version++, this.channels.table().published(),
				this.channels.uniqueids(), this.calls.table().published(), this.calls.numbers().published(),
				this.bridges.table().published(), this.queues.table().published(),
				this.queues.members().agents().published(), this.conferences.table().published(),
				this.parking.table().published(), this.endpoints.table().published(), this.devices.table().published(),
				this.hints.table().published(), this.mailboxes.table().published());
	}

}
