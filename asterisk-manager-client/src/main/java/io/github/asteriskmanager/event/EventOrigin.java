package io.github.asteriskmanager.event;

import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where events come from: one for each provider, shared by all its events.
 */
public final class EventOrigin {

	private final String provider;

	private final EventDiagnostics diagnostics;

	private final boolean resync;

	private final Sampling sampling;

	private final LongAdder unknown;

	EventOrigin(String provider, EventDiagnostics diagnostics, LongAdder unknown) {
		this(provider, diagnostics, false, new Sampling(CatalogueEvents.COUNT), unknown);
	}

	private EventOrigin(String provider, EventDiagnostics diagnostics, boolean resync, Sampling sampling,
			LongAdder unknown) {
		this.provider = Objects.requireNonNull(provider, "'provider' must not be null");
		this.diagnostics = diagnostics;
		this.resync = resync;
		this.sampling = sampling;
		this.unknown = unknown;
	}

	/**
	 * The same source, for what is fetched anew after an outage.
	 * @return an origin whose events say so
	 */
	public EventOrigin forResync() {
		return new EventOrigin(this.provider, this.diagnostics, true, this.sampling, this.unknown);
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
		this.diagnostics.unreadable(event, header, value);
	}

	void unknown(UnknownEvent event) {
		this.unknown.increment();
		this.diagnostics.unknown(event);
	}

	void unknown(UserEvent event, String key) {
		this.unknown.increment();
		this.diagnostics.unknown(event, key);
	}

	/** Whether the headers of this event of the catalogue are to be checked. */
	boolean isCheckDue(int index) {
		return this.sampling.isDue(index);
	}

}
