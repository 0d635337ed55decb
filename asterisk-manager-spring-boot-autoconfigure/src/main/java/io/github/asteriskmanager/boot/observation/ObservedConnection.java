package io.github.asteriskmanager.boot.observation;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import org.jspecify.annotations.Nullable;

/**
 * A connection for quick operations whose actions are observed.
 */
final class ObservedConnection extends ObservedSender implements ManagerConnection {

	private final ManagerConnection connection;

	ObservedConnection(ManagerConnection connection, ManagerOptions options, ActionObservations observations) {
		super(connection, options, observations);
		this.connection = connection;
	}

	@Override
	public @Nullable String getProtocolVersion() {
		return this.connection.getProtocolVersion();
	}

	@Override
	public boolean isOpen() {
		return this.connection.isOpen();
	}

	@Override
	public void close() {
		this.connection.close();
	}

	@Override
	public String toString() {
		return this.connection.toString();
	}

}
