package io.github.asteriskmanager.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import io.github.asteriskmanager.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Actions that wait to be written, in order. Whoever finds the socket free writes all of
 * them at once, those that others add meanwhile included.
 * <p>
 * While the reader hands out answers, it keeps what it is made to send on the way, and
 * writes it when it is through. What others send it leaves to them: it must not wait for
 * a server that does not read. Thread-safe.
 */
final class Outbox {

	private static final int LARGEST_WRITE = 16 * 1024;

	private final Transport transport;

	private final BiConsumer<PendingAction<?>, IOException> failed;

	private final LongAdder bytesSent;

	private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock writing = new ReentrantLock();

	private volatile @Nullable Thread holder;

	private record Outgoing(PendingAction<?> action, byte[] bytes) {
	}

	/**
	 * Creates it, empty.
	 * @param transport written to
	 * @param failed told of each action that could not be written, or in part only
	 * @param bytesSent counts what was written
	 */
	Outbox(Transport transport, BiConsumer<PendingAction<?>, IOException> failed, LongAdder bytesSent) {
		this.transport = transport;
		this.failed = failed;
		this.bytesSent = bytesSent;
	}

	void add(PendingAction<?> action, byte[] bytes) {
		this.waiting.add(new Outgoing(action, bytes));
		if (this.holder != Thread.currentThread()) {
			writeAll();
		}
	}

	void hold() {
		this.holder = Thread.currentThread();
	}

	void release() {
		this.holder = null;
		writeAll();
	}

	/** Who adds while another writes leaves it to the other, who looks again. */
	private void writeAll() {
		while (!this.waiting.isEmpty() && this.writing.tryLock()) {
			try {
				writeSome();
			}
			finally {
				this.writing.unlock();
			}
		}
	}

	private void writeSome() {
		List<PendingAction<?>> actions = new ArrayList<>();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Outgoing next = poll();
		while (next != null) {
			next.action().sending();
			actions.add(next.action());
			bytes.writeBytes(next.bytes());
			next = (bytes.size() < LARGEST_WRITE) ? poll() : null;
		}
		try {
			if (!actions.isEmpty()) {
				this.transport.write(bytes.toByteArray());
				this.bytesSent.add(bytes.size());
				actions.forEach(PendingAction::written);
			}
		}
		catch (IOException ex) {
			actions.forEach((action) -> this.failed.accept(action, ex));
		}
	}

	/** What nobody waits for any more is not sent. */
	private @Nullable Outgoing poll() {
		Outgoing next = this.waiting.poll();
		while (next != null && next.action().future().isDone()) {
			next = this.waiting.poll();
		}
		return next;
	}

}
