package io.github.asteriskmanager.event;

import java.util.Objects;

/**
 * Where events come from: one for each provider, shared by all its events.
 */
public final class EventOrigin {

	private final String provider;

	private final EventDiagnostics diagnostics;

	private final Sampling sampling = new Sampling(CatalogueEvents.COUNT);

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
		this.diagnostics.unreadable(event, header, value);
	}

	/** Whether the headers of this event of the catalogue are to be checked. */
	boolean isCheckDue(int index) {
		return this.sampling.isDue(index);
	}

}
