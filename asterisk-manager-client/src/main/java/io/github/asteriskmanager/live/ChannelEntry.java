package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.Objects;

import io.github.asteriskmanager.event.ChannelEvent;
import io.github.asteriskmanager.event.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is worked on.
 */
final class ChannelEntry implements Table.Entry<Channel> {

	private final String uniqueid;

	private final Instant createdAt;

	private final @Nullable String context;

	private final @Nullable String exten;

	private String name;

	private String linkedid;

	private ChannelState state = ChannelState.DOWN;

	/** As sent: the same text need not be read again. */
	private @Nullable String stateText;

	private @Nullable String number;

	private @Nullable String callerName;

	private @Nullable String connectedNumber;

	private @Nullable String connectedName;

	private @Nullable String accountCode;

	private @Nullable Instant upAt;

	/** It rings or has rung, and that has been told. */
	private boolean rang;

	private boolean dialled;

	private boolean held;

	private boolean recorded;

	private @Nullable BridgeEntry bridge;

	private @Nullable CallEntry call;

	ChannelEntry(String uniqueid, String name, String linkedid, Instant createdAt, ChannelEvent event, Texts texts) {
		this.uniqueid = uniqueid;
		this.name = name;
		this.linkedid = (linkedid.equals(uniqueid)) ? uniqueid : linkedid;
		this.createdAt = createdAt;
		this.context = texts.shared(event.getContext());
		this.exten = texts.shared(event.getExten());
		this.accountCode = texts.shared(event.getAccountCode());
	}

	/** Takes over what an event says of the channel; {@code false} if nothing is new. */
	boolean read(ChannelEvent event, Instant at) {
		boolean changed = false;
		String text = event.header("ChannelState");
		if (text != null && !text.equals(this.stateText)) {
			this.stateText = text;
			this.state = Objects.requireNonNullElse(ChannelState.of(text), ChannelState.UNKNOWN);
			if (this.state == ChannelState.UP && this.upAt == null) {
				this.upAt = at;
			}
			changed = true;
		}
		String said = event.getCallerIDNum();
		if (!Objects.equals(said, this.number)) {
			this.number = said;
			changed = true;
		}
		said = event.getCallerIDName();
		if (!Objects.equals(said, this.callerName)) {
			this.callerName = said;
			changed = true;
		}
		said = event.getConnectedLineNum();
		if (!Objects.equals(said, this.connectedNumber)) {
			this.connectedNumber = said;
			changed = true;
		}
		said = event.getConnectedLineName();
		if (!Objects.equals(said, this.connectedName)) {
			this.connectedName = said;
			changed = true;
		}
		return changed;
	}

	@Override
	public Channel freeze() {
		return new Channel(this.uniqueid, this.name, this.linkedid, this.state, this.number, this.callerName,
				this.connectedNumber, this.connectedName, this.accountCode, this.context, this.exten,
				(this.bridge != null) ? this.bridge.id() : null, this.held, this.createdAt, this.upAt);
	}

	String uniqueid() {
		return this.uniqueid;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	@Nullable String exten() {
		return this.exten;
	}

	String name() {
		return this.name;
	}

	void name(String name) {
		this.name = name;
	}

	String linkedid() {
		return this.linkedid;
	}

	void linkedid(String linkedid) {
		this.linkedid = linkedid;
	}

	ChannelState state() {
		return this.state;
	}

	@Nullable String number() {
		return this.number;
	}

	@Nullable String callerName() {
		return this.callerName;
	}

	void accountCode(@Nullable String accountCode) {
		this.accountCode = accountCode;
	}

	boolean isUp() {
		return this.upAt != null;
	}

	boolean rang() {
		return this.rang;
	}

	void rang(boolean rang) {
		this.rang = rang;
	}

	boolean dialled() {
		return this.dialled;
	}

	void dialled(boolean dialled) {
		this.dialled = dialled;
	}

	boolean held() {
		return this.held;
	}

	void held(boolean held) {
		this.held = held;
	}

	boolean recorded() {
		return this.recorded;
	}

	void recorded(boolean recorded) {
		this.recorded = recorded;
	}

	@Nullable BridgeEntry bridge() {
		return this.bridge;
	}

	void bridge(@Nullable BridgeEntry bridge) {
		this.bridge = bridge;
	}

	/** The call it is part of, from its begin to its end. */
	CallEntry call() {
		return Objects.requireNonNull(this.call, "A channel belongs to a call");
	}

	void call(CallEntry call) {
		this.call = call;
	}

}
