package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.ChannelEvent;
import io.github.asteriskmanager.event.ChannelState;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.NewAccountCodeEvent;
import io.github.asteriskmanager.event.NewCallerIDEvent;
import io.github.asteriskmanager.event.NewChannelEvent;
import io.github.asteriskmanager.event.NewConnectedLineEvent;
import io.github.asteriskmanager.event.NewStateEvent;
import io.github.asteriskmanager.event.RenameEvent;
import org.jspecify.annotations.Nullable;

/**
 * The channels. Only {@code Newchannel} and a list bring one into being: an event about
 * another is late.
 */
final class Channels extends TablePart<ChannelEntry, Channel> {

	private final Calls calls;

	private final Texts texts;

	private final int most;

	private PersistentMap<String> uniqueids = PersistentMap.empty();

	private final List<BiConsumer<ChannelEntry, Instant>> departures = new ArrayList<>();

	private final List<BiConsumer<ChannelEntry, CoreShowChannelEvent>> listings = new ArrayList<>();

	private volatile long untracked;

	Channels(Calls calls, Texts texts, int most) {
		this.calls = calls;
		this.texts = texts;
		this.most = most;
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(NewChannelEvent.class, this::begun);
		handlers.on(NewStateEvent.class, this::seen);
		handlers.on(NewCallerIDEvent.class, this::seen);
		handlers.on(NewConnectedLineEvent.class, this::seen);
		handlers.on(NewAccountCodeEvent.class, this::account);
		handlers.on(RenameEvent.class, this::renamed);
		handlers.on(HangupEvent.class, this::hungUp);
		handlers.on(CoreShowChannelEvent.class, this::listed);
	}

	/** Adds one that is told when a channel is about to be gone. */
	void whenGone(BiConsumer<ChannelEntry, Instant> departure) {
		this.departures.add(departure);
	}

	/** Adds one that is told what a list says. */
	void whenListed(BiConsumer<ChannelEntry, CoreShowChannelEvent> listing) {
		this.listings.add(listing);
	}

	/** Uniqueids by name. */
	PersistentMap<String> uniqueids() {
		return this.uniqueids;
	}

	long untracked() {
		return this.untracked;
	}

	@Nullable ChannelEntry get(@Nullable String uniqueid) {
		return this.table.get(uniqueid);
	}

	void changed(ChannelEntry channel) {
		this.table.changed(channel.uniqueid());
	}

	private void begun(NewChannelEvent event) {
		if (seen(event) == null) {
			begin(event, event.getReceivedAt(), event.getReceivedAt(), false);
		}
	}

	private @Nullable ChannelEntry begin(ChannelEvent event, Instant createdAt, Instant at, boolean found) {
		String uniqueid = event.getUniqueid();
		String name = event.getChannel();
		if (uniqueid == null || name == null) {
			return null;
		}
		if (this.table.size() >= this.most) {
			this.untracked++;
			return null;
		}
		String linkedid = event.getLinkedid();
		ChannelEntry channel = new ChannelEntry(uniqueid, name, (linkedid != null) ? linkedid : uniqueid, createdAt,
				event, this.texts);
		channel.read(event, createdAt);
		channel.rang(found && (channel.isUp() || channel.state() == ChannelState.RINGING));
		this.table.put(uniqueid, channel);
		this.uniqueids = this.uniqueids.with(name, uniqueid);
		this.calls.join(channel, at, found);
		this.calls.changed(channel, at);
		return channel;
	}

	/** Takes over what an event says of its channel; {@code null} if there is none. */
	@Nullable ChannelEntry seen(ChannelEvent event) {
		ChannelEntry channel = this.table.get(event.getUniqueid());
		if (channel != null) {
			Instant at = event.getReceivedAt();
			if (channel.read(event, at)) {
				changed(channel);
				this.calls.changed(channel, at);
			}
			String linkedid = event.getLinkedid();
			// events of different families overtake each other, and calls only ever join
			if (linkedid != null && Linkedids.isOlder(linkedid, channel.linkedid())) {
				move(channel, linkedid, at);
			}
		}
		return channel;
	}

	void move(ChannelEntry channel, String linkedid, Instant at) {
		this.calls.move(channel, linkedid, at);
		changed(channel);
	}

	private void account(NewAccountCodeEvent event) {
		ChannelEntry channel = seen(event);
		if (channel != null) {
			channel.accountCode(this.texts.shared(event.getAccountCode()));
			changed(channel);
		}
	}

	private void renamed(RenameEvent event) {
		ChannelEntry channel = this.table.get(event.getUniqueid());
		String name = event.getNewName();
		if (channel != null && name != null) {
			rename(channel, name, event.getReceivedAt());
		}
	}

	private void rename(ChannelEntry channel, String name, Instant at) {
		forgetName(channel);
		channel.name(name);
		this.uniqueids = this.uniqueids.with(name, channel.uniqueid());
		changed(channel);
		this.calls.changed(channel, at);
	}

	private void forgetName(ChannelEntry channel) {
		if (channel.uniqueid().equals(this.uniqueids.get(channel.name()))) {
			this.uniqueids = this.uniqueids.without(channel.name());
		}
	}

	private void hungUp(HangupEvent event) {
		ChannelEntry channel = this.table.get(event.getUniqueid());
		if (channel != null) {
			channel.call().hungUp(channel, event.getCause(), event.getCauseTxt());
			gone(channel, event.getReceivedAt(), CallEndedEvent.Reason.HANGUP);
		}
	}

	private void gone(ChannelEntry channel, Instant at, CallEndedEvent.Reason reason) {
		this.departures.forEach((departure) -> departure.accept(channel, at));
		this.table.remove(channel.uniqueid());
		forgetName(channel);
		this.calls.leave(channel, at, reason);
	}

	private void listed(CoreShowChannelEvent item) {
		this.calls.fetching();
		ChannelEntry channel = seen(item);
		if (channel == null) {
			Instant at = item.getReceivedAt();
			Duration age = item.getDuration();
			channel = begin(item, (age != null) ? at.minus(age) : at, at, true);
		}
		if (channel != null) {
			takeListed(channel, item);
		}
	}

	private void takeListed(ChannelEntry channel, CoreShowChannelEvent item) {
		Instant at = item.getReceivedAt();
		this.table.named(channel.uniqueid());
		String name = item.getChannel();
		if (name != null && !name.equals(channel.name())) {
			rename(channel, name, at);
		}
		if (channel.state() == ChannelState.UP) {
			channel.rang(true);
		}
		this.listings.forEach((listing) -> listing.accept(channel, item));
	}

	@Override
	public Resync list() {
		return Resync.CHANNELS;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		return this.table.forgetUnnamed((uniqueid) -> {
			ChannelEntry channel = this.table.get(uniqueid);
			if (channel != null) {
				gone(channel, at, CallEndedEvent.Reason.UNSEEN);
			}
		});
	}

	@Override
	public boolean publish() {
		return super.publish() | this.calls.table().publish();
	}

}
