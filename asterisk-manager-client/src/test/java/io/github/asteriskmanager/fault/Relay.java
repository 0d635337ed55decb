package io.github.asteriskmanager.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP relay between a client and a server that makes trouble: at once, or when a trap
 * springs. What one connection suffers never touches the next. Thread-safe.
 */
final class Relay implements AutoCloseable {

	private final String host;

	private final int port;

	private final ServerSocket door;

	private final List<Link> links = new CopyOnWriteArrayList<>();

	private final Queue<Trap> traps = new ConcurrentLinkedQueue<>();

	Relay(String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Link.start("relay-" + port(), this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/** Lays a trap for one connection to come. */
	void trapNext(Trap trap) {
		this.traps.add(trap);
	}

	/** Lays a trap on the connections there are. */
	void trap(Trap trap) {
		this.links.forEach((link) -> link.trap(trap));
	}

	/** The connections there are. */
	List<Link> links() {
		return List.copyOf(this.links);
	}

	private void accept() {
		try {
			while (true) {
				welcome(this.door.accept());
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void welcome(Socket client) throws IOException {
		Socket server;
		try {
			server = new Socket(this.host, this.port);
		}
		catch (IOException ex) {
			client.close();
			return;
		}
		Link link = new Link(client, server, this.links::remove);
		this.links.add(link);
		Trap trap = this.traps.poll();
		if (trap != null) {
			link.trap(trap);
		}
		link.start();
	}

	@Override
	public void close() {
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.links.forEach(Link::cut);
	}

}
