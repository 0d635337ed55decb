package io.github.asteriskmanager.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import io.github.asteriskmanager.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Actions that wait to be written, in order. Whoever finds the socket free writes all of
 * them at once.
 * <p>
 * While the server has something to do, new actions wait for its next answers, and the
 * reader writes them together when it has handed these out. It must not wait for a server
 * that does not read, so it writes no more than fits the buffers of any socket: an answer
 * to an action says that the server has read everything up to it. If no answer comes,
 * what waits is written by a thread that may wait. Thread-safe.
 */
final class Outbox {

	private static final int LARGEST_WRITE = 16 * 1024;

	/** As much as the server may leave unread without a write having to wait. */
	private static final int CREDIT = 8 * 1024;

	private static final long LONGEST_DELAY = TimeUnit.MILLISECONDS.toNanos(1);

	private final Transport transport;

	private final BiConsumer<PendingAction<?>, IOException> failed;

	private final LongAdder bytesSent;

	private final Runnable writer;

	private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock writing = new ReentrantLock();

	private final AtomicBoolean watched = new AtomicBoolean();

	/** Bytes written so far, changed by who writes. */
	private volatile long written;

	/** Bytes the server has read for certain, changed by the reader. */
	private volatile long read;

	private volatile @Nullable Thread reader;

	/** The reader keeps what it is made to send; its own affair. */
	private boolean holding;

	private record Outgoing(PendingAction<?> action, byte[] bytes) {
	}

	/**
	 * Creates it, empty.
	 * @param transport written to
	 * @param failed told of each action that could not be written, or in part only
	 * @param bytesSent counts what was written
	 * @param threads start a thread that may wait
	 */
	Outbox(Transport transport, BiConsumer<PendingAction<?>, IOException> failed, LongAdder bytesSent,
			Executor threads) {
		this.transport = transport;
		this.failed = failed;
		this.bytesSent = bytesSent;
		this.writer = () -> threads.execute(this::writeAll);
	}

	void add(PendingAction<?> action, byte[] bytes) {
		this.waiting.add(new Outgoing(action, bytes));
		if (this.reader == Thread.currentThread()) {
			if (!this.holding) {
				writeUnread();
			}
		}
		else if (unread() > 0) {
			watch();
		}
		else {
			writeAll();
		}
	}

	/** The reader begins to hand out answers; what it is made to send waits. */
	void hold() {
		if (this.reader == null) {
			this.reader = Thread.currentThread();
		}
		this.holding = true;
	}

	/** The reader has an answer to this action. */
	void answered(PendingAction<?> action) {
		if (action.end() > this.read) {
			this.read = action.end();
		}
	}

	/** The reader is through. */
	void release() {
		this.holding = false;
		writeUnread();
	}

	/** Writes as much as may be left unread, so without waiting. */
	private void writeUnread() {
		boolean wrote = true;
		while (wrote && !this.waiting.isEmpty() && this.writing.tryLock()) {
			try {
				wrote = write(CREDIT - unread());
			}
			finally {
				this.writing.unlock();
			}
		}
		if (!this.waiting.isEmpty()) {
			watch();
		}
	}

	private long unread() {
		return this.written - this.read;
	}

	/** Who adds while another writes leaves it to the other, who looks again. */
	private void writeAll() {
		while (!this.waiting.isEmpty() && this.writing.tryLock()) {
			try {
				write(Long.MAX_VALUE);
			}
			finally {
				this.writing.unlock();
			}
		}
	}

	/** Sees to it that what waits for answers does not wait for ever. */
	private void watch() {
		if (this.watched.compareAndSet(false, true)) {
			long before = this.read;
			Background.after(LONGEST_DELAY, () -> check(before));
		}
	}

	private void check(long before) {
		this.watched.set(false);
		if (this.waiting.isEmpty()) {
			return;
		}
		if (this.read != before) {
			watch();
		}
		else {
			this.writer.run();
		}
	}

	/**
	 * Writes what waits and is no more than this, but not everything at once; then there
	 * is no other thread that writes.
	 * @return whether there was anything
	 */
	private boolean write(long most) {
		List<Outgoing> batch = new ArrayList<>();
		int size = 0;
		for (Outgoing next = poll(most); next != null; next = poll(most - size)) {
			size += next.bytes().length;
			next.action().sending(this.written + size);
			batch.add(next);
			if (size >= LARGEST_WRITE) {
				break;
			}
		}
		if (batch.isEmpty()) {
			return false;
		}
		this.written = this.written + size;
		try {
			this.transport.write(together(batch, size));
			this.bytesSent.add(size);
			batch.forEach((sent) -> sent.action().written());
		}
		catch (IOException ex) {
			batch.forEach((unsent) -> this.failed.accept(unsent.action(), ex));
		}
		return true;
	}

	private static byte[] together(List<Outgoing> batch, int size) {
		if (batch.size() == 1) {
			return batch.get(0).bytes();
		}
		byte[] bytes = new byte[size];
		int at = 0;
		for (Outgoing next : batch) {
			System.arraycopy(next.bytes(), 0, bytes, at, next.bytes().length);
			at += next.bytes().length;
		}
		return bytes;
	}

	/** What nobody waits for any more is not sent. */
	private @Nullable Outgoing poll(long room) {
		Outgoing next = this.waiting.peek();
		while (next != null && next.action().future().isDone()) {
			this.waiting.poll();
			next = this.waiting.peek();
		}
		return (next != null && next.bytes().length <= room) ? this.waiting.poll() : null;
	}

}
