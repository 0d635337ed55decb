package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.event.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * The calls: which channels make them, and what is told of them.
 */
final class Calls {

	private final LiveEvents events;

	private final Directions directions;

	private final Table<CallEntry, Call> table = new Table<>();

	private final NumberIndex numbers = new NumberIndex();

	/** Calls found while the state is fetched anew. */
	private final List<CallEntry> discovered = new ArrayList<>();

	/** Calls without channels while lists are fetched, of which more may come. */
	private final Map<CallEntry, CallEndedEvent.Reason> emptied = new LinkedHashMap<>();

	private boolean fetching;

	private volatile long unseen;

	Calls(LiveEvents events, Directions directions) {
		this.events = events;
		this.directions = directions;
	}

	Table<CallEntry, Call> table() {
		return this.table;
	}

	NumberIndex numbers() {
		return this.numbers;
	}

	long unseen() {
		return this.unseen;
	}

	/** A channel has come into being, or has been found. */
	void join(ChannelEntry channel, Instant at, boolean found) {
		CallEntry call = this.table.get(channel.linkedid());
		boolean begins = call == null;
		if (call == null) {
			call = new CallEntry(channel.linkedid(), channel.createdAt(), channel.exten(), found);
			this.table.put(channel.linkedid(), call);
		}
		add(call, channel, (found) ? channel.createdAt() : at);
		if (begins) {
			if (found) {
				this.discovered.add(call);
			}
			this.events.tell(new CallStartedEvent(this.events.provider(), at, call.freeze(), found));
		}
	}

	private void add(CallEntry call, ChannelEntry channel, Instant at) {
		channel.call(call);
		call.join(channel, at);
		partiesChanged(call);
	}

	private void partiesChanged(CallEntry call) {
		call.direction(this.directions.of(call.channels()));
		this.numbers.update(call);
		changed(call);
	}

	void changed(CallEntry call) {
		this.table.changed(call.linkedid());
	}

	/** A channel is not as it was: who is at its end, or whether it rings or is up. */
	void changed(ChannelEntry channel, Instant at) {
		CallEntry call = channel.call();
		if (call.changed(channel)) {
			partiesChanged(call);
		}
		changed(call);
		if (channel.state() == ChannelState.RINGING && !channel.rang()) {
			channel.rang(true);
			Party ringing = call.parties().get(channel);
			if (ringing != null) {
				this.events.tell(new CallRingingEvent(this.events.provider(), at, call.freeze(), ringing));
			}
		}
	}

	/** A channel has become part of another call. */
	void move(ChannelEntry channel, String linkedid, Instant at) {
		leave(channel, at, CallEndedEvent.Reason.MERGED);
		channel.linkedid(linkedid);
		join(channel, at, false);
	}

	/** A channel is no longer part of its call. */
	void leave(ChannelEntry channel, Instant at, CallEndedEvent.Reason reason) {
		CallEntry call = channel.call();
		call.leave(channel, at);
		changed(call);
		if (call.channels().isEmpty() && this.fetching) {
			this.emptied.put(call, reason);
		}
		else if (call.channels().isEmpty()) {
			end(call, at, reason);
		}
	}

	private void end(CallEntry call, Instant at, CallEndedEvent.Reason reason) {
		this.table.remove(call.linkedid());
		this.numbers.remove(call);
		if (reason == CallEndedEvent.Reason.UNSEEN) {
			this.unseen++;
		}
		Instant answeredAt = call.answeredAt();
		this.events.tell(new CallEndedEvent(this.events.provider(), at, call.freeze(), reason, call.disposition(),
				between(call.startedAt(), at), (answeredAt != null) ? between(answeredAt, at) : Duration.ZERO));
	}

	private static Duration between(Instant from, Instant to) {
		return (to.isAfter(from)) ? Duration.between(from, to) : Duration.ZERO;
	}

	/** Channels hear each other, or no longer do. */
	void bridged(BridgeEntry bridge, Instant at) {
		for (ChannelEntry member : bridge.members()) {
			CallEntry call = member.call();
			changed(call);
			if (bridge.isConversation() && call.answeredAt() == null) {
				answered(call, bridge, at);
			}
		}
	}

	private void answered(CallEntry call, BridgeEntry bridge, Instant at) {
		if (call.discovered()) {
			// nobody tells when; no earlier than the last of them came into being
			call.answeredAt(bridge.members().stream().map(ChannelEntry::createdAt).max(Instant::compareTo).orElse(at));
			return;
		}
		call.answeredAt(at);
		this.events
			.tell(new CallAnsweredEvent(this.events.provider(), at, call.freeze(), between(call.startedAt(), at)));
	}

	/** Somebody has put the call on hold, or taken it off. */
	void held(ChannelEntry channel, boolean held, Instant at) {
		if (channel.held() != held) {
			channel.held(held);
			changed(channel.call());
			Call call = channel.call().freeze();
			this.events.tell((held) ? new CallHeldEvent(this.events.provider(), at, call, channel.name())
					: new CallResumedEvent(this.events.provider(), at, call, channel.name()));
		}
	}

	void transferred(@Nullable ChannelEntry channel, Transfer transfer) {
		if (channel != null) {
			CallEntry call = channel.call();
			call.transferred(transfer);
			call.goesOn();
			changed(call);
			this.events.tell(new CallTransferredEvent(this.events.provider(), transfer.at(), call.freeze(), transfer));
		}
	}

	/** The channels are being listed: which call has none is not yet known. */
	void fetching() {
		this.fetching = true;
	}

	/** The lists have ended; what happens to the calls from now on is told. */
	void settle(Instant at) {
		this.fetching = false;
		this.discovered.forEach(CallEntry::known);
		this.discovered.clear();
		this.emptied.forEach((call, reason) -> {
			if (call.channels().isEmpty()) {
				end(call, at, reason);
			}
		});
		this.emptied.clear();
	}

}
