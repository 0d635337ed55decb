package io.github.asteriskmanager.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import io.github.asteriskmanager.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Actions that wait to be written, in order. Whoever finds the socket free writes all of
 * them at once, those that others add meanwhile included.
 * <p>
 * While the reader hands out answers it holds the box, and writes when it is through:
 * whoever got an answer tends to send again. Nor are actions written one by one behind
 * many that are not answered yet, since Asterisk takes up the actions of a session one
 * after the other; they go with the next answers, or after a short while. Thread-safe.
 */
final class Outbox {

	private static final int LARGEST_WRITE = 16 * 1024;

	/** Enough to keep the server at work until the next ones reach it. */
	private static final int MANY = 16;

	private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private final Transport transport;

	private final BiConsumer<PendingAction<?>, IOException> failed;

	private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock writing = new ReentrantLock();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final AtomicBoolean waitsLimited = new AtomicBoolean();

	private volatile boolean held;

	private record Outgoing(PendingAction<?> action, byte[] bytes) {
	}

	/**
	 * Creates it, empty.
	 * @param transport written to
	 * @param failed told of each action that could not be written, or in part only
	 */
	Outbox(Transport transport, BiConsumer<PendingAction<?>, IOException> failed) {
		this.transport = transport;
		this.failed = failed;
	}

	void add(PendingAction<?> action, byte[] bytes) {
		this.waiting.add(new Outgoing(action, bytes));
		if (!this.held && this.unanswered.get() < MANY) {
			writeAll();
		}
		else if (this.waitsLimited.compareAndSet(false, true)) {
			Background.after(LONGEST_WAIT_NANOS, this::endWait);
		}
	}

	/** An action that was written needs no answer any more. */
	void answered() {
		this.unanswered.decrementAndGet();
	}

	private void endWait() {
		this.waitsLimited.set(false);
		writeAll();
	}

	void hold() {
		this.held = true;
	}

	void release() {
		this.held = false;
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
		this.unanswered.addAndGet(actions.size());
		try {
			if (!actions.isEmpty()) {
				this.transport.write(bytes.toByteArray());
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
