package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.asteriskmanager.event.ChannelState;
import io.github.asteriskmanager.event.DialStatus;
import org.jspecify.annotations.Nullable;

/**
 * A call that is worked on.
 */
final class CallEntry implements Table.Entry<Call> {

	private final String linkedid;

	private final Instant startedAt;

	private final @Nullable String dialled;

	private final List<ChannelEntry> channels = new ArrayList<>(2);

	private final PartyList parties = new PartyList();

	private List<Transfer> transfers = List.of();

	private Direction direction = Direction.UNKNOWN;

	/** It was there when the state was fetched, and what had happened is not told. */
	private boolean discovered;

	private @Nullable Instant answeredAt;

	private @Nullable String queue;

	private @Nullable String queueMember;

	private boolean waiting;

	private boolean abandoned;

	private boolean parked;

	private boolean wasUp;

	private @Nullable DialStatus dialStatus;

	private @Nullable String hungUpBy;

	private @Nullable Integer hangupCause;

	private @Nullable String hangupText;

	CallEntry(String linkedid, Instant startedAt, @Nullable String dialled, boolean discovered) {
		this.linkedid = linkedid;
		this.startedAt = startedAt;
		this.dialled = dialled;
		this.discovered = discovered;
	}

	@Override
	public Call freeze() {
		return new Call(this.linkedid, state(), this.direction, this.startedAt, this.answeredAt, this.dialled,
				this.parties.freeze(), this.queue, this.queueMember, this.transfers, isRecording(), this.hangupCause,
				this.hangupText, this.hungUpBy);
	}

	private boolean isRecording() {
		for (ChannelEntry channel : this.channels) {
			if (channel.recorded()) {
				return true;
			}
		}
		return false;
	}

	private CallState state() {
		if (this.channels.isEmpty()) {
			return CallState.ENDED;
		}
		if (this.parked) {
			return CallState.PARKED;
		}
		CallState state = CallState.STARTED;
		for (ChannelEntry channel : this.channels) {
			CallState own = state(channel);
			state = (own.compareTo(state) > 0) ? own : state;
		}
		return (this.waiting && state != CallState.HELD) ? CallState.QUEUED : state;
	}

	private static CallState state(ChannelEntry channel) {
		if (channel.held()) {
			return CallState.HELD;
		}
		BridgeEntry bridge = channel.bridge();
		if (bridge != null && bridge.isConversation()) {
			return CallState.TALKING;
		}
		if (channel.state() == ChannelState.RINGING) {
			return CallState.RINGING;
		}
		return (channel.isUp() && !channel.dialled()) ? CallState.IN_DIALPLAN : CallState.STARTED;
	}

	/** The numbers that lead to it. */
	Set<String> numbers() {
		Set<String> numbers = new LinkedHashSet<>();
		if (this.dialled != null && !this.dialled.isEmpty()) {
			numbers.add(this.dialled);
		}
		this.parties.addNumbers(numbers);
		return Set.copyOf(numbers);
	}

	Disposition disposition() {
		if (this.answeredAt != null) {
			return Disposition.ANSWERED;
		}
		if (this.abandoned) {
			return Disposition.ABANDONED;
		}
		if (this.dialStatus != null) {
			return switch (this.dialStatus) {
				case BUSY -> Disposition.BUSY;
				case CONGESTION, CHANUNAVAIL, INVALIDARGS -> Disposition.FAILED;
				case ANSWER -> Disposition.IN_DIALPLAN;
				default -> Disposition.NO_ANSWER;
			};
		}
		return (this.wasUp) ? Disposition.IN_DIALPLAN : Disposition.NO_ANSWER;
	}

	void join(ChannelEntry channel, Instant at) {
		this.channels.add(channel);
		this.parties.join(channel, at);
		this.wasUp |= channel.isUp();
		goesOn();
	}

	void leave(ChannelEntry channel, Instant at) {
		this.channels.remove(channel);
		this.parties.leave(channel, at);
	}

	/** A channel of it is not as it was; {@code false} if that concerns no party. */
	boolean changed(ChannelEntry channel) {
		this.wasUp |= channel.isUp();
		return this.parties.update(channel);
	}

	/** Whoever hung up before did not end it. */
	void goesOn() {
		this.hungUpBy = null;
		this.hangupCause = null;
		this.hangupText = null;
	}

	void hangupRequested(ChannelEntry by) {
		if (this.hungUpBy == null) {
			this.hungUpBy = by.name();
		}
	}

	void hungUp(ChannelEntry channel, @Nullable Integer cause, @Nullable String text) {
		hangupRequested(channel);
		if (cause != null && (this.hangupCause == null || this.hangupCause == 0)) {
			this.hangupCause = cause;
			this.hangupText = text;
		}
	}

	void transferred(Transfer transfer) {
		List<Transfer> longer = new ArrayList<>(this.transfers);
		longer.add(transfer);
		this.transfers = List.copyOf(longer);
	}

	void queued(String name) {
		this.queue = name;
		this.queueMember = null;
		this.waiting = true;
	}

	void leftQueue(boolean gaveUp) {
		this.waiting = false;
		this.abandoned |= gaveUp;
	}

	void served(String member) {
		this.queueMember = member;
	}

	String linkedid() {
		return this.linkedid;
	}

	Instant startedAt() {
		return this.startedAt;
	}

	List<ChannelEntry> channels() {
		return this.channels;
	}

	PartyList parties() {
		return this.parties;
	}

	void direction(Direction direction) {
		this.direction = direction;
	}

	boolean discovered() {
		return this.discovered;
	}

	void known() {
		this.discovered = false;
	}

	@Nullable Instant answeredAt() {
		return this.answeredAt;
	}

	void answeredAt(Instant answeredAt) {
		this.answeredAt = answeredAt;
	}

	void parked(boolean parked) {
		this.parked = parked;
	}

	void dialStatus(DialStatus dialStatus) {
		this.dialStatus = dialStatus;
	}

}
