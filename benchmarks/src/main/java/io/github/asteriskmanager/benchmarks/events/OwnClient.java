package io.github.asteriskmanager.benchmarks.events;

import java.time.Duration;
import java.util.function.BiConsumer;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.event.FullyBootedEvent;
import io.github.asteriskmanager.event.ManagerEvent;

/**
 * This project's client without Spring, through the queue of a provider. The queue makes
 * the server wait instead of dropping, so that every event is paid for.
 */
final class OwnClient extends EventClient {

	static final QueuePolicy QUEUE = new QueuePolicy(10_000, OverflowPolicy.BLOCK);

	private final BiConsumer<EventClient, ManagerEvent> listener;

	private final boolean silent;

	/**
	 * Creates it.
	 * @param listener gets every event
	 */
	OwnClient(BiConsumer<EventClient, ManagerEvent> listener) {
		this.listener = listener;
		this.silent = false;
	}

	/** Creates one that listens to the end of a flood only. */
	OwnClient() {
		this.listener = (client, event) -> {
		};
		this.silent = true;
	}

	@Override
	public void connect(int port) {
		ManagerProvider provider = ManagerProvider.create(options(port).queue(QUEUE).build());
		if (!this.silent) {
			provider.subscribe(ManagerEvent.class, (event) -> {
				counted();
				this.listener.accept(this, event);
			});
		}
		long[] delivered = { 0 };
		provider.subscribe(FullyBootedEvent.class, (event) -> {
			if (this.silent) {
				long now = provider.getStatistics().eventsReceived();
				counted(now - delivered[0]);
				delivered[0] = now;
			}
			ended();
		});
		provider.start();
		provider.awaitReady(Duration.ofSeconds(10));
	}

	static ManagerOptions.Builder options(int port) {
		return ManagerOptions.builder()
			.title("flooded")
			.address("127.0.0.1")
			.port(port)
			.username("manager")
			.password("secret");
	}

}
