package io.github.asteriskmanager.benchmarks.actions;

import java.time.Duration;

import org.asteriskjava.manager.DefaultManagerConnection;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;

/**
 * Logged-in clients.
 */
final class Clients {

	private Clients() {
	}

	static ManagerOptions.Builder options(int port) {
		return ManagerOptions.builder()
			.title("measured")
			.address("127.0.0.1")
			.port(port)
			.username("manager")
			.password("secret")
			.actionTimeout(Duration.ofSeconds(60));
	}

	static ManagerProvider own(int port) {
		ManagerProvider provider = ManagerProvider.create(options(port).build());
		provider.start();
		provider.awaitReady(Duration.ofSeconds(10));
		return provider;
	}

	static DefaultManagerConnection asteriskJava(int port) throws Exception {
		DefaultManagerConnection connection = new DefaultManagerConnection("127.0.0.1", port, "manager", "secret");
		connection.setDefaultResponseTimeout(60_000);
		connection.setDefaultEventTimeout(60_000);
		connection.login();
		return connection;
	}

}
