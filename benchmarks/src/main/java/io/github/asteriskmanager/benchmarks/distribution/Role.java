package io.github.asteriskmanager.benchmarks.distribution;

/**
 * What a process does with events.
 */
enum Role {

	/** Hears a server, and nobody listens. */
	HEAR("collector that does not publish"),

	/** Hears a server and publishes. */
	PUBLISH("collector that publishes"),

	/** Hears a server; a listener reads three getters. */
	LISTEN("one machine: `@EventListener`, 3 getters"),

	/** Consumes; the same listener. */
	CONSUME("worker: `@EventListener`, 3 getters");

	private final String label;

	Role(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

}
