package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.BridgeCreateEvent;
import io.github.asteriskmanager.event.BridgeDestroyEvent;
import io.github.asteriskmanager.event.BridgeEnterEvent;
import io.github.asteriskmanager.event.BridgeEvent;
import io.github.asteriskmanager.event.BridgeLeaveEvent;
import io.github.asteriskmanager.event.BridgeListItemEvent;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import org.jspecify.annotations.Nullable;

/**
 * The bridges and the channels in them.
 */
final class Bridges extends TablePart<BridgeEntry, Bridge> {

	private final Channels channels;

	private final Calls calls;

	private final Texts texts;

	Bridges(Channels channels, Calls calls, Texts texts) {
		this.channels = channels;
		this.calls = calls;
		this.texts = texts;
		channels.whenGone(this::leave);
		channels.whenListed(this::listed);
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(BridgeCreateEvent.class, this::seen);
		handlers.on(BridgeEnterEvent.class, this::entered);
		handlers.on(BridgeLeaveEvent.class, this::left);
		handlers.on(BridgeDestroyEvent.class, (event) -> destroy(event.getBridgeUniqueid(), event.getReceivedAt()));
		handlers.on(BridgeListItemEvent.class, (item) -> {
			BridgeEntry bridge = seen(item);
			if (bridge != null) {
				this.table.named(bridge.id());
			}
		});
	}

	private @Nullable BridgeEntry seen(BridgeEvent event) {
		String id = event.getBridgeUniqueid();
		if (id == null || id.isEmpty()) {
			return null;
		}
		BridgeEntry bridge = bridge(id);
		if (bridge.read(event, this.texts)) {
			this.table.changed(id);
			this.calls.bridged(bridge, event.getReceivedAt());
		}
		return bridge;
	}

	private BridgeEntry bridge(String id) {
		BridgeEntry bridge = this.table.get(id);
		if (bridge == null) {
			bridge = new BridgeEntry(id);
			this.table.put(id, bridge);
		}
		return bridge;
	}

	private void entered(BridgeEnterEvent event) {
		BridgeEntry bridge = seen(event);
		ChannelEntry channel = this.channels.seen(event);
		if (bridge != null && channel != null) {
			Instant at = event.getReceivedAt();
			enter(channel, bridge, at);
			if (bridge.joinsCalls() && bridge.members().size() > 1) {
				joinCalls(bridge, at);
			}
			channel.call().goesOn();
			this.calls.bridged(bridge, at);
		}
	}

	private void enter(ChannelEntry channel, BridgeEntry bridge, Instant at) {
		if (channel.bridge() != bridge) {
			leave(channel, at);
			channel.bridge(bridge);
			bridge.members().add(channel);
			changed(channel, bridge);
		}
	}

	/**
	 * In a basic bridge all take the oldest Linkedid; no event says so until something
	 * else happens to the channel.
	 */
	private void joinCalls(BridgeEntry bridge, Instant at) {
		String oldest = bridge.members().get(0).linkedid();
		for (ChannelEntry member : bridge.members()) {
			oldest = (Linkedids.isOlder(member.linkedid(), oldest)) ? member.linkedid() : oldest;
		}
		for (ChannelEntry member : bridge.members()) {
			if (Linkedids.isOlder(oldest, member.linkedid())) {
				this.channels.move(member, oldest, at);
			}
		}
	}

	private void left(BridgeLeaveEvent event) {
		ChannelEntry channel = this.channels.seen(event);
		if (channel != null && channel.bridge() != null && channel.bridge().id().equals(event.getBridgeUniqueid())) {
			leave(channel, event.getReceivedAt());
		}
		seen(event);
	}

	/** Takes a channel out of the bridge it is in, if any. */
	private void leave(ChannelEntry channel, Instant at) {
		BridgeEntry bridge = channel.bridge();
		if (bridge != null) {
			bridge.members().remove(channel);
			channel.bridge(null);
			changed(channel, bridge);
			this.calls.changed(channel.call());
			this.calls.bridged(bridge, at);
		}
	}

	private void changed(ChannelEntry channel, BridgeEntry bridge) {
		this.channels.changed(channel);
		this.table.changed(bridge.id());
	}

	private void destroy(@Nullable String id, Instant at) {
		BridgeEntry bridge = this.table.get(id);
		if (bridge != null) {
			List<ChannelEntry> members = new ArrayList<>(bridge.members());
			members.forEach((member) -> leave(member, at));
			this.table.remove(bridge.id());
		}
	}

	private void listed(ChannelEntry channel, CoreShowChannelEvent item) {
		String id = item.getBridgeID();
		if (id == null || id.isEmpty()) {
			leave(channel, item.getReceivedAt());
		}
		else {
			BridgeEntry bridge = bridge(id);
			enter(channel, bridge, item.getReceivedAt());
			this.calls.bridged(bridge, item.getReceivedAt());
		}
	}

	@Override
	public Resync list() {
		return Resync.BRIDGES;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		return this.table.forgetUnnamed((id) -> destroy(id, at));
	}

}
