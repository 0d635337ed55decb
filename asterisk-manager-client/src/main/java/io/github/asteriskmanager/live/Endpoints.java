package io.github.asteriskmanager.live;

import java.time.Instant;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.DeviceState;
import io.github.asteriskmanager.event.EndpointListEvent;
import io.github.asteriskmanager.event.PeerState;
import io.github.asteriskmanager.event.PeerStatusEvent;
import org.jspecify.annotations.Nullable;

/**
 * The phones and trunks, and whether calls may reach them.
 */
final class Endpoints extends TablePart<EndpointEntry, Endpoint> {

	static final String PJSIP = "PJSIP/";

	private final LiveEvents events;

	Endpoints(LiveEvents events) {
		this.events = events;
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(PeerStatusEvent.class, this::peer);
		handlers.on(EndpointListEvent.class, this::listed);
	}

	EndpointEntry endpoint(String name, Instant at) {
		EndpointEntry endpoint = this.table.get(name);
		if (endpoint == null) {
			endpoint = new EndpointEntry(name, at);
			this.table.put(name, endpoint);
		}
		return endpoint;
	}

	void reachable(String name, EndpointEntry endpoint, boolean now, Instant at) {
		this.table.changed(name);
		if (endpoint.reachable(now, at)) {
			this.events.tell(new EndpointReachabilityEvent(this.events.provider(), at, endpoint.freeze(), now));
		}
	}

	/** Other technologies than PJSIP tell of the peer as a whole. */
	private void peer(PeerStatusEvent event) {
		String name = event.getPeer();
		Boolean reachable = reachable(event.getPeerStatus());
		if (name != null && !name.startsWith(PJSIP) && reachable != null) {
			reachable(name, endpoint(name, event.getReceivedAt()), reachable, event.getReceivedAt());
		}
	}

	private static @Nullable Boolean reachable(@Nullable PeerState state) {
		if (state == null) {
			return null;
		}
		return switch (state) {
			case REGISTERED, REACHABLE, LAGGED -> Boolean.TRUE;
			case UNREGISTERED, UNREACHABLE, REJECTED -> Boolean.FALSE;
			default -> null;
		};
	}

	private void listed(EndpointListEvent item) {
		String name = item.getObjectName();
		if (name != null) {
			Instant at = item.getReceivedAt();
			EndpointEntry endpoint = endpoint(PJSIP + name, at);
			this.table.named(PJSIP + name);
			DeviceState state = item.getDeviceState();
			reachable(PJSIP + name, endpoint, state != null && state != DeviceState.UNAVAILABLE
					&& state != DeviceState.INVALID && state != DeviceState.NOT_KNOWN, at);
		}
	}

	@Override
	public Resync list() {
		return Resync.ENDPOINTS;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		this.table.all()
			.stream()
			.map(EndpointEntry::name)
			.filter((name) -> !name.startsWith(PJSIP))
			.forEach(this.table::named);
		return super.forgetUnnamed(at);
	}

}
