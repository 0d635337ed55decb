package io.github.asteriskmanager.live;

import io.github.asteriskmanager.event.AttendedTransferEvent;
import io.github.asteriskmanager.event.BlindTransferEvent;
import io.github.asteriskmanager.event.ChannelEvent;
import io.github.asteriskmanager.event.ChannelSnapshot;
import io.github.asteriskmanager.event.DialBeginEvent;
import io.github.asteriskmanager.event.DialEndEvent;
import io.github.asteriskmanager.event.DialStatus;
import io.github.asteriskmanager.event.HangupRequestEvent;
import io.github.asteriskmanager.event.HoldEvent;
import io.github.asteriskmanager.event.MixMonitorStartEvent;
import io.github.asteriskmanager.event.MixMonitorStopEvent;
import io.github.asteriskmanager.event.MonitorStartEvent;
import io.github.asteriskmanager.event.MonitorStopEvent;
import io.github.asteriskmanager.event.TransferDestination;
import io.github.asteriskmanager.event.TransferResult;
import io.github.asteriskmanager.event.UnholdEvent;
import org.jspecify.annotations.Nullable;

/**
 * What events say of calls, beside the life of their channels.
 */
final class CallHandlers {

	private final Channels channels;

	private final Calls calls;

	CallHandlers(Channels channels, Calls calls) {
		this.channels = channels;
		this.calls = calls;
	}

	void register(Handlers handlers) {
		handlers.on(DialBeginEvent.class, this::dialling);
		handlers.on(DialEndEvent.class, this::dialled);
		handlers.on(HoldEvent.class, (event) -> held(event, true));
		handlers.on(UnholdEvent.class, (event) -> held(event, false));
		handlers.on(HangupRequestEvent.class, this::hangupRequested);
		handlers.on(BlindTransferEvent.class, this::transferred);
		handlers.on(AttendedTransferEvent.class, this::transferred);
		handlers.on(MixMonitorStartEvent.class, (event) -> recorded(event, true));
		handlers.on(MixMonitorStopEvent.class, (event) -> recorded(event, false));
		handlers.on(MonitorStartEvent.class, (event) -> recorded(event, true));
		handlers.on(MonitorStopEvent.class, (event) -> recorded(event, false));
	}

	private void dialling(DialBeginEvent event) {
		ChannelEntry channel = this.channels.get(event.header("DestUniqueid"));
		if (channel != null) {
			channel.dialled(true);
			this.calls.changed(channel, event.getReceivedAt());
			channel.call().goesOn();
		}
	}

	private void dialled(DialEndEvent event) {
		DialStatus status = event.getDialStatus();
		ChannelEntry channel = this.channels.get(event.header("DestUniqueid"));
		channel = (channel != null) ? channel : this.channels.get(event.header("Uniqueid"));
		if (channel != null && status != null) {
			channel.call().dialStatus(status);
		}
	}

	private void held(ChannelEvent event, boolean held) {
		ChannelEntry channel = this.channels.seen(event);
		if (channel != null) {
			this.calls.held(channel, held, event.getReceivedAt());
		}
	}

	private void hangupRequested(HangupRequestEvent event) {
		ChannelEntry channel = this.channels.seen(event);
		if (channel != null) {
			channel.call().hangupRequested(channel);
			this.calls.changed(channel.call());
		}
	}

	private void recorded(ChannelEvent event, boolean recorded) {
		ChannelEntry channel = this.channels.get(event.getUniqueid());
		if (channel != null && channel.recorded() != recorded) {
			channel.recorded(recorded);
			this.calls.changed(channel.call());
		}
	}

	private void transferred(BlindTransferEvent event) {
		if (event.getResult() == TransferResult.SUCCESS) {
			ChannelSnapshot by = event.getTransfererChannelSnapshot();
			ChannelSnapshot whom = event.getTransfereeChannelSnapshot();
			this.calls.transferred(entry(whom, by), new Transfer(event.getReceivedAt(), Transfer.Kind.BLIND, name(by),
					name(whom), event.getExtension() + "@" + event.getContext()));
		}
	}

	private void transferred(AttendedTransferEvent event) {
		if (event.getResult() == TransferResult.SUCCESS) {
			ChannelSnapshot by = event.getOrigTransfererChannelSnapshot();
			ChannelSnapshot whom = event.getTransfereeChannelSnapshot();
			ChannelSnapshot target = event.getTransferTargetChannelSnapshot();
			Transfer.Kind kind = (event.getDestType() == TransferDestination.THREEWAY) ? Transfer.Kind.THREE_WAY
					: Transfer.Kind.ATTENDED;
			this.calls.transferred(entry(whom, by), new Transfer(event.getReceivedAt(), kind, name(by), name(whom),
					(target != null) ? name(target) : event.getDestApp()));
		}
	}

	private @Nullable ChannelEntry entry(@Nullable ChannelSnapshot first, @Nullable ChannelSnapshot second) {
		ChannelEntry entry = (first != null) ? this.channels.get(first.uniqueid()) : null;
		return (entry != null || second == null) ? entry : this.channels.get(second.uniqueid());
	}

	private static @Nullable String name(@Nullable ChannelSnapshot snapshot) {
		return (snapshot != null) ? snapshot.channel() : null;
	}

}
