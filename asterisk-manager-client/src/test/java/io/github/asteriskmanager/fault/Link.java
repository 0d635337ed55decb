package io.github.asteriskmanager.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One connection through a {@link Relay}: a thread for each direction.
 */
final class Link {

	private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

	/** More bytes than the client takes for one message. */
	private static final int FLOOD = 400_000;

	private static final long DRIP_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

	private final Socket client;

	private final Socket server;

	private final Consumer<Link> onClose;

	private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);

	private @Nullable Trap trap;

	/** What has gone by of late, where the trap watches. */
	private String passed = "";

	Link(Socket client, Socket server, Consumer<Link> onClose) {
		this.client = client;
		this.server = server;
		this.onClose = onClose;
	}

	static void start(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	void start() {
		start("relay-to-client", () -> pump(this.server, this.client, Direction.TO_CLIENT));
		start("relay-to-server", () -> pump(this.client, this.server, Direction.TO_SERVER));
	}

	/** Lays a trap in place of any before; one without a text springs at once. */
	void trap(Trap trap) {
		synchronized (this) {
			this.passed = "";
			this.trap = (trap.text().isEmpty() && trap.bytesAfter() == 0) ? null : trap;
			if (this.trap != null) {
				return;
			}
		}
		make(trap.trouble());
	}

	/** Makes trouble at once. */
	void make(Trouble trouble) {
		synchronized (this) {
			this.troubles.add(trouble);
		}
		try {
			switch (trouble) {
				case CUT -> cut();
				case RESET -> reset();
				case END_TO_CLIENT -> this.client.shutdownOutput();
				case END_TO_SERVER -> this.server.shutdownOutput();
				case ENDLESS_LINE -> flood("X".repeat(64));
				case ENDLESS_MESSAGE -> flood("X: y\r\n");
				default -> {
				}
			}
		}
		catch (IOException ex) {
			cut();
		}
	}

	private void flood(String piece) throws IOException {
		OutputStream to = this.client.getOutputStream();
		byte[] bytes = piece.repeat(1000).getBytes(StandardCharsets.US_ASCII);
		for (int written = 0; written < FLOOD; written += bytes.length) {
			to.write(bytes);
		}
	}

	private void reset() throws IOException {
		this.client.setSoLinger(true, 0);
		this.server.setSoLinger(true, 0);
		cut();
	}

	void cut() {
		close(this.client);
		close(this.server);
		this.onClose.accept(this);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// gone already
		}
	}

	private void pump(Socket from, Socket to, Direction direction) {
		byte[] buffer = new byte[8192];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				int before = beforeTrap(buffer, read, direction);
				write(out, buffer, 0, Math.min(before, read), direction);
				if (before <= read) {
					spring();
					write(out, buffer, before, read - before, direction);
				}
			}
		}
		catch (IOException ex) {
			// this side is gone, and with it the other
		}
		cut();
	}

	/**
	 * How many of these bytes get through until the trap springs; more, if it does not.
	 */
	private synchronized int beforeTrap(byte[] buffer, int count, Direction direction) {
		Trap current = this.trap;
		if (current == null || current.watched() != direction) {
			return count + 1;
		}
		int old = this.passed.length();
		this.passed += new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
		int found = this.passed.indexOf(current.text());
		int end = found + current.text().length() + current.bytesAfter();
		return (found < 0 || end > this.passed.length()) ? count + 1 : Math.max(0, end - old);
	}

	private void spring() {
		Trap sprung;
		synchronized (this) {
			sprung = this.trap;
			this.trap = null;
		}
		if (sprung != null) {
			make(sprung.trouble());
		}
	}

	private void write(OutputStream out, byte[] bytes, int offset, int count, Direction direction) throws IOException {
		boolean toClient = direction == Direction.TO_CLIENT;
		if (count == 0 || has(Trouble.STALL_BOTH)
				|| has((toClient) ? Trouble.STALL_TO_CLIENT : Trouble.STALL_TO_SERVER)) {
			return;
		}
		if (has((toClient) ? Trouble.DELAY_TO_CLIENT : Trouble.DELAY_TO_SERVER)) {
			LockSupport.parkNanos(DELAY_NANOS);
		}
		if (!has((toClient) ? Trouble.DRIP_TO_CLIENT : Trouble.DRIP_TO_SERVER)) {
			out.write(bytes, offset, count);
			return;
		}
		for (int i = offset; i < offset + count; i++) {
			out.write(bytes[i]);
			LockSupport.parkNanos(DRIP_NANOS);
		}
	}

	private synchronized boolean has(Trouble trouble) {
		return this.troubles.contains(trouble);
	}

}
