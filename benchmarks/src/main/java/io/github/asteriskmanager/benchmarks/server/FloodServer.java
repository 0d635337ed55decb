package io.github.asteriskmanager.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.asteriskmanager.benchmarks.server.RecordedMix.Portion;

/**
 * Answers actions and sends recorded events as fast as they are taken, in a process of
 * its own. Bound to the loopback address; ends with the process that started it.
 */
public final class FloodServer {

	private static final byte[] END = "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final List<Portion> large;

	private final List<Portion> small;

	private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();

	private final AtomicLong accepted = new AtomicLong();

	private volatile ServerSocket listening;

	private FloodServer() throws IOException {
		RecordedMix mix = RecordedMix.load();
		this.large = mix.portions(64 * 1024);
		this.small = mix.portions(4 * 1024);
		this.listening = listen(0);
	}

	/**
	 * Starts the server; its port is the one line it prints.
	 * @param args none
	 * @throws Exception if it cannot listen
	 */
	public static void main(String[] args) throws Exception {
		FloodServer server = new FloodServer();
		Thread acceptor = new Thread(server::accept, "acceptor");
		acceptor.setDaemon(true);
		acceptor.start();
		System.out.println(server.listening.getLocalPort());
		while (System.in.read() >= 0) {
			// lives as long as the other end of its input
		}
	}

	private static ServerSocket listen(int port) throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
		return socket;
	}

	private void accept() {
		while (true) {
			ServerSocket current = this.listening;
			try {
				ClientConnection connection = new ClientConnection(this, current.accept());
				this.accepted.incrementAndGet();
				this.connections.add(connection);
				Thread thread = new Thread(null, connection, "client", 128 * 1024);
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
			}
		}
	}

	void closed(ClientConnection connection) {
		this.connections.remove(connection);
	}

	long accepted() {
		return this.accepted.get();
	}

	/**
	 * Sends events to every connection but one, then the event that ends a flood.
	 * @param control asked for it, and gets none
	 * @param millis how long
	 * @param rate events per second over all connections; 0 for as many as they take
	 * @return the number of events sent, those at the end excluded
	 */
	long flood(ClientConnection control, long millis, long rate) throws IOException {
		List<ClientConnection> targets = this.connections.stream().filter((other) -> other != control).toList();
		List<Portion> portions = (rate > 0) ? this.small : this.large;
		long start = System.nanoTime();
		long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
		long sent = 0;
		for (int i = 0; System.nanoTime() < end && !targets.isEmpty(); i++) {
			Portion portion = portions.get(i % portions.size());
			targets.get(i % targets.size()).write(portion.bytes());
			sent += portion.count();
			if (rate > 0) {
				LockSupport.parkNanos(start + sent * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
			}
		}
		for (ClientConnection target : targets) {
			target.write(END);
		}
		return sent;
	}

	/** Ends all connections but one, and takes no new ones for a while. */
	void outage(ClientConnection control, long millis) throws IOException {
		int port = this.listening.getLocalPort();
		this.listening.close();
		this.connections.stream().filter((other) -> other != control).forEach(ClientConnection::close);
		LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
		this.listening = listen(port);
	}

}
