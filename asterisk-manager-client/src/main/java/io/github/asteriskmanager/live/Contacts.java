package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.ContactListEvent;
import io.github.asteriskmanager.event.ContactState;
import io.github.asteriskmanager.event.ContactStatusEvent;

/**
 * The addresses of PJSIP endpoints.
 */
final class Contacts implements Part {

	private final Endpoints endpoints;

	private final Set<String> named = new HashSet<>();

	Contacts(Endpoints endpoints) {
		this.endpoints = endpoints;
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(ContactStatusEvent.class, this::told);
		handlers.on(ContactListEvent.class, this::listed);
	}

	private void told(ContactStatusEvent event) {
		String endpoint = event.getEndpointName();
		String uri = event.getURI();
		if (endpoint == null || endpoint.isEmpty() || uri == null) {
			return;
		}
		String name = Endpoints.PJSIP + endpoint;
		Instant at = event.getReceivedAt();
		EndpointEntry entry = this.endpoints.endpoint(name, at);
		Contact before = entry.contacts().get(uri);
		ContactState state = Objects.requireNonNullElse(event.getContactStatus(), ContactState.UNKNOWN);
		if (state == ContactState.REMOVED) {
			entry.contacts().remove(uri);
		}
		else if (state != ContactState.UPDATED || before == null) {
			entry.contacts()
				.put(uri, new Contact(uri, state, event.getRoundtripUsec(),
						(before != null) ? before.userAgent() : null));
		}
		this.endpoints.reachable(name, entry, entry.hasReachableContact(), at);
	}

	private void listed(ContactListEvent item) {
		String endpoint = item.getEndpoint();
		String uri = item.getURI();
		if (endpoint != null && !endpoint.isEmpty() && uri != null) {
			String name = Endpoints.PJSIP + endpoint;
			this.endpoints.endpoint(name, item.getReceivedAt())
				.contacts()
				.put(uri, new Contact(uri, Objects.requireNonNullElse(item.getStatus(), ContactState.UNKNOWN),
						item.getRoundtripUsec(), item.getUserAgent()));
			this.endpoints.table().changed(name);
			this.named.add(name + ' ' + uri);
		}
	}

	@Override
	public Resync list() {
		return Resync.CONTACTS;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		int forgotten = 0;
		for (EndpointEntry endpoint : this.endpoints.table().all()) {
			List<String> unnamed = new ArrayList<>(endpoint.contacts().keySet());
			unnamed.removeIf((uri) -> this.named.contains(endpoint.name() + ' ' + uri));
			unnamed.forEach(endpoint.contacts()::remove);
			if (!unnamed.isEmpty()) {
				this.endpoints.table().changed(endpoint.name());
				forgotten += unnamed.size();
			}
		}
		this.named.clear();
		return forgotten;
	}

	@Override
	public void keepUnnamed() {
		this.named.clear();
	}

	@Override
	public boolean publish() {
		return this.endpoints.table().publish();
	}

}
