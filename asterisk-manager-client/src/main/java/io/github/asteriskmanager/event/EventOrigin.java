package io.github.asteriskmanager.event;

import java.util.Objects;

/**
 * Where events come from: one for each provider, shared by all its events.
 */
public final class EventOrigin {

	private final String provider;

	private final EventDiagnostics diagnostics;

	private final boolean resync;

	EventOrigin(String provider, EventDiagnostics diagnostics) {
		this(provider, diagnostics, false);
	}

	private EventOrigin(String provider, EventDiagnostics diagnostics, boolean resync) {
		this.provider = Objects.requireNonNull(provider, "'provider' must not be null");
		this.diagnostics = diagnostics;
		this.resync = resync;
	}

	/**
	 * The same source, for what is fetched anew after an outage.
	 * @return an origin whose events say so
	 */
	public EventOrigin forResync() {
		return new EventOrigin(this.provider, this.diagnostics, true);
	}

	boolean isResync() {
		return this.resync;
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
