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

	OWN_GETTERS("this client, all getters", () -> new OwnClient(Reads::allGetters)),

	OWN_HEADERS("this client, all headers", () -> new OwnClient(Reads::allHeaders)),

	OWN_SPRING("this starter, `@EventListener`, 3 getters", SpringClients.Own::new),

	ASTERISK_JAVA_THREE("asterisk-java, 3 getters", () -> new AsteriskJavaClient(Reads::three)),

	ASTERISK_JAVA_GETTERS("asterisk-java, all getters", () -> new AsteriskJavaClient(Reads::allGetters)),

	ASTERISK_JAVA_SPRING("asterisk-java, `@EventListener`, 3 getters", SpringClients.AsteriskJava::new);

	private final String label;

	private final Supplier<EventClient> client;

	Variant(String label, Supplier<EventClient> client) {
		this.label = label;
		this.client = client;
	}

	String label() {
		return this.label;
	}

	EventClient client() {
		return this.client.get();
	}

}
