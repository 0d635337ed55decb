package io.github.asteriskmanager.sample.farm;

import java.time.Instant;

/**
 * A time in which a collector was connected to a server and heard its events, as the
 * server knows it.
 *
 * @param user user of the collector
 * @param connection what tells this connection from others of the server
 * @param from when it had logged in
 * @param to when the connection was gone; the end of time while it is there
 */
record Tenure(String user, String connection, Instant from, Instant to) {

	boolean isOpen() {
		return this.to.equals(Instant.MAX);
	}

	boolean overlaps(Tenure other) {
		return this.from.isBefore(other.to) && other.from.isBefore(this.to);
	}

}
