package io.github.asteriskmanager.test;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * What one connection has still to send, in order. Faults of sending act when a message
 * is put in, so that what was put in before still goes out whole.
 */
final class Outbox implements Runnable {

	private static final int CAPACITY = 1024;

	private static final int BUFFER_BYTES = 1 << 16;

	private static final long DRIP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final byte[] END = new byte[0];

	private final BlockingQueue<byte[]> messages = new ArrayBlockingQueue<>(CAPACITY);

	private final OutputStream out;

	private final Duration writeTimeout;

	private final Runnable closeConnection;

	private @Nullable Runnable onCut;

	private boolean silent;

	private volatile boolean dripping;

	private volatile boolean ended;

	/**
	 * Creates a box that a thread has yet to {@link #run() empty}.
	 */
	Outbox(OutputStream out, Duration writeTimeout, Runnable closeConnection) {
		this.out = new BufferedOutputStream(out, BUFFER_BYTES);
		this.writeTimeout = writeTimeout;
		this.closeConnection = closeConnection;
	}

	/**
	 * Adds a message. While the box is full this waits for the peer to read; after the
	 * write timeout the connection is closed, as Asterisk does.
	 */
	synchronized void put(byte[] message) {
		if (this.silent || this.ended || message.length == 0) {
			return;
		}
		if (this.onCut == null) {
			offer(message);
			return;
		}
		this.onCut.run();
		offer(Arrays.copyOf(message, message.length / 2));
		end();
	}

	private void offer(byte[] message) {
		try {
			if (!this.messages.offer(message, this.writeTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
				this.closeConnection.run();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Closes the connection when everything put in so far is sent.
	 */
	synchronized void end() {
		if (!this.ended) {
			this.ended = true;
			offer(END);
		}
	}

	/**
	 * Forgets every message from now on.
	 */
	synchronized void silence() {
		this.silent = true;
	}

	/**
	 * Sends one half of the next message and ends.
	 */
	synchronized void cutNext(Runnable onCut) {
		this.onCut = onCut;
	}

	/**
	 * Sends byte by byte from now on.
	 */
	void drip() {
		this.dripping = true;
	}

	@Override
	public void run() {
		try {
			for (byte[] message = this.messages.take(); message != END; message = this.messages.take()) {
				write(message);
				if (this.messages.isEmpty()) {
					this.out.flush();
				}
			}
			this.out.close();
		}
		catch (IOException ex) {
			// the peer has gone, which is no business of the server
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.ended = true;
			this.messages.clear();
			this.closeConnection.run();
		}
	}

	private void write(byte[] message) throws IOException {
		if (!this.dripping) {
			this.out.write(message);
			return;
		}
		for (byte next : message) {
			this.out.write(next);
			this.out.flush();
			LockSupport.parkNanos(DRIP_NANOS);
		}
	}

}
