package io.github.asteriskmanager.benchmarks.events;

import java.util.function.Supplier;

/**
 * What is measured side by side.
 */
enum Variant {

	BYTES("byte counter", () -> new RawClient(RawClient::bytes)),

	FRAMES("frame-end scanner", () -> new RawClient(RawClient::frames)),

	MAPS("`BufferedReader` to `HashMap`", () -> new RawClient(RawClient::maps)),

	OWN_NONE("this client, no listener", OwnClient::new),

	OWN_THREE("this client, 3 getters", () -> new OwnClient(Reads::three)),

	OWN_GETTERS("this client, all getters", () -> new OwnClient(Reads::allGetters), 3),

	OWN_HEADERS("this client, all headers", () -> new OwnClient(Reads::allHeaders)),

	OWN_SPRING("this starter, `@EventListener`, 3 getters", SpringClients.Own::new),

	ASTERISK_JAVA_THREE("asterisk-java, 3 getters", () -> new AsteriskJavaClient(Reads::three)),

	ASTERISK_JAVA_GETTERS("asterisk-java, all getters", () -> new AsteriskJavaClient(Reads::allGetters), 3),

	ASTERISK_JAVA_SPRING("asterisk-java, `@EventListener`, 3 getters", SpringClients.AsteriskJava::new);

	private final String label;

	private final Supplier<EventClient> client;

	private final int warmUps;

	Variant(String label, Supplier<EventClient> client) {
		this(label, client, 1);
	}

	Variant(String label, Supplier<EventClient> client, int warmUps) {
		this.label = label;
		this.client = client;
		this.warmUps = warmUps;
	}

	String label() {
		return this.label;
	}

	/**
	 * How many times as long as others it warms up: a few thousand getters are compiled.
	 */
	int warmUps() {
		return this.warmUps;
	}

	EventClient client() {
		return this.client.get();
	}

}
