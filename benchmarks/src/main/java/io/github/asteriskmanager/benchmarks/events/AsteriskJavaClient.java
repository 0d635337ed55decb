package io.github.asteriskmanager.benchmarks.events;

import java.util.function.BiConsumer;

import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.ManagerEvent;

/**
 * asterisk-java, with a listener.
 */
final class AsteriskJavaClient extends EventClient {

	private final BiConsumer<EventClient, ManagerEvent> listener;

	AsteriskJavaClient(BiConsumer<EventClient, ManagerEvent> listener) {
		this.listener = listener;
	}

	@Override
	public void connect(int port) throws Exception {
		DefaultManagerConnection connection = new DefaultManagerConnection("127.0.0.1", port, "manager", "secret");
		connection.addEventListener((event) -> {
			counted();
			this.listener.accept(this, event);
			if (event instanceof FullyBootedEvent) {
				ended();
			}
		});
		connection.login();
	}

}
