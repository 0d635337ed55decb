package io.github.asteriskmanager.event;

import java.util.Objects;

/**
 * Where events come from: one for each provider, shared by all its events.
 */
public final class EventOrigin {

	private final String provider;

	private final EventDiagnostics diagnostics;

	EventOrigin(String provider, EventDiagnostics diagnostics) {
		this.provider = Objects.requireNonNull(provider, "'provider' must not be null");
		this.diagnostics = diagnostics;
	}

	/**
	 * Title of the provider.
	 * @return the title
	 */
	public String provider() {
		return this.provider;
	}

	void unreadable(ManagerEvent event, String header, String value) {
		this.diagnostics.unreadableValue();
	}

}
