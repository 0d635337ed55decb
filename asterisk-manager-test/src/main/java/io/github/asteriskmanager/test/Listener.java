package io.github.asteriskmanager.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of a server: accepts connections and makes sessions of them.
 */
final class Listener {

	private static final Logger logger = LoggerFactory.getLogger(Listener.class);

	private final @Nullable SSLContext ssl;

	private final Switchboard switchboard;

	private final AtomicInteger accepted = new AtomicInteger();

	private int port;

	private @Nullable ServerSocket socket;

	private @Nullable Thread thread;

	Listener(int port, @Nullable SSLContext ssl, Switchboard switchboard) {
		this.port = port;
		this.ssl = ssl;
		this.switchboard = switchboard;
	}

	synchronized int port() {
		return this.port;
	}

	int accepted() {
		return this.accepted.get();
	}

	/**
	 * Opens the door; the second time at the port of the first. Nothing to do if it is
	 * open.
	 */
	synchronized void start() {
		if (this.socket != null) {
			return;
		}
		try {
			ServerSocket open = new ServerSocket();
			open.setReuseAddress(true);
			open.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
			this.port = open.getLocalPort();
			this.socket = open;
			this.thread = Threads.daemon("ami-server-" + this.port + "-accept", () -> accept(open));
			this.thread.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The AMI server cannot listen on port " + this.port, ex);
		}
	}

	/**
	 * Closes the door. Nothing to do if it is closed.
	 */
	synchronized void stop() {
		if (this.socket == null || this.thread == null) {
			return;
		}
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			logger.debug("Port {} does not close", this.port, ex);
		}
		Threads.join(this.thread);
		this.socket = null;
		this.thread = null;
	}

	private void accept(ServerSocket open) {
		try {
			while (true) {
				welcome(open.accept());
			}
		}
		catch (IOException ex) {
			logger.debug("Port {} is closed: {}", open.getLocalPort(), ex.toString());
		}
	}

	private void welcome(Socket socket) throws IOException {
		int number = this.accepted.incrementAndGet();
		String threadPrefix = "ami-server-" + socket.getLocalPort() + "-";
		try {
			Connection connection = new Connection(socket, this.ssl, this.switchboard.settings().clientCertificate());
			AmiSession session = new AmiSession(number, connection, this.switchboard, threadPrefix);
			this.switchboard.sessions().add(session);
			session.start();
		}
		catch (IOException ex) {
			logger.debug("Connection {} was lost at once: {}", number, ex.toString());
			socket.close();
		}
	}

}
