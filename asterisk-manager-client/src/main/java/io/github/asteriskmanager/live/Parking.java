package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.ChannelSnapshot;
import io.github.asteriskmanager.event.ParkedCallEvent;
import io.github.asteriskmanager.event.ParkedCallGiveUpEvent;
import io.github.asteriskmanager.event.ParkedCallSwapEvent;
import io.github.asteriskmanager.event.ParkedCallTimeOutEvent;
import io.github.asteriskmanager.event.ParkingEvent;
import io.github.asteriskmanager.event.UnParkedCallEvent;

/**
 * The parked calls.
 */
final class Parking extends TablePart<Fixed<ParkedCall>, ParkedCall> {

	private final Channels channels;

	private final Calls calls;

	Parking(Channels channels, Calls calls) {
		this.channels = channels;
		this.calls = calls;
		channels.whenGone((channel, at) -> this.table.remove(channel.uniqueid()));
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(ParkedCallEvent.class, this::parked);
		handlers.on(ParkedCallSwapEvent.class, this::swapped);
		handlers.on(UnParkedCallEvent.class, this::left);
		handlers.on(ParkedCallTimeOutEvent.class, this::left);
		handlers.on(ParkedCallGiveUpEvent.class, this::left);
	}

	private void parked(ParkingEvent event) {
		ChannelSnapshot parkee = event.getParkeeChannelSnapshot();
		String uniqueid = (parkee != null) ? parkee.uniqueid() : null;
		// told by another thread of Asterisk: its channel may be gone already
		if (parkee == null || uniqueid == null || this.channels.get(uniqueid) == null) {
			return;
		}
		Instant at = event.getReceivedAt();
		Duration age = Objects.requireNonNullElse(event.getParkingDuration(), Duration.ZERO);
		Duration left = event.getParkingTimeout();
		Fixed<ParkedCall> before = this.table.get(uniqueid);
		this.table.put(uniqueid, new Fixed<>(new ParkedCall(uniqueid, Objects.requireNonNullElse(parkee.channel(), ""),
				parkee.callerIDNum(), parkee.callerIDName(), Objects.requireNonNullElse(event.getParkinglot(), ""),
				Objects.requireNonNullElse(event.getParkingSpace(), 0), event.getParkerDialString(),
				(before != null) ? before.value().parkedAt() : at.minus(age),
				(left != null && !left.isZero()) ? at.plus(left) : null)));
		this.table.named(uniqueid);
		note(uniqueid, true);
	}

	/** Another channel takes the place of the parked one. */
	private void swapped(ParkedCallSwapEvent event) {
		ChannelSnapshot parker = event.getParkerChannelSnapshot();
		if (parker != null && parker.uniqueid() != null) {
			remove(parker.uniqueid());
		}
		parked(event);
	}

	private void left(ParkingEvent event) {
		ChannelSnapshot parkee = event.getParkeeChannelSnapshot();
		if (parkee != null && parkee.uniqueid() != null) {
			remove(parkee.uniqueid());
		}
	}

	private void remove(String uniqueid) {
		this.table.remove(uniqueid);
		note(uniqueid, false);
	}

	private void note(String uniqueid, boolean parked) {
		ChannelEntry channel = this.channels.get(uniqueid);
		if (channel != null) {
			channel.call().parked(parked);
			this.calls.changed(channel.call());
		}
	}

	@Override
	public Resync list() {
		return Resync.PARKED_CALLS;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		return this.table.forgetUnnamed(this::remove);
	}

}
