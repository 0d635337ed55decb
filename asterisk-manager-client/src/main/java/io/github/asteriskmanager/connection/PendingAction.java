package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventOrigin;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * An action on its way: gathers the answer until it is complete.
 * <p>
 * Answers are fed by the reader thread only; the future may be completed by any.
 *
 * @param <R> type of the answer
 */
final class PendingAction<R extends ManagerResponse> {

	private final EventOrigin origin;

	private final String name;

	private final ResponseType<R> type;

	private final Duration timeout;

	/** Frees its place for another action. */
	private final Runnable leaving;

	private final long startedNanos = System.nanoTime();

	private final CompletableFuture<R> future = new CompletableFuture<>();

	private final List<ManagerEvent> items = new ArrayList<>();

	/** Takes the items one by one, if they are not to be collected. */
	private final @Nullable Consumer<? super ManagerEvent> stream;

	private int itemCount;

	/** Where its bytes end among all that were written. */
	private long end;

	private @Nullable AmiMessage response;

	/** Seen late by another thread it is left twice, which does no harm. */
	private boolean left;

	private volatile boolean sent;

	private volatile boolean written;

	private volatile long heardNanos = this.startedNanos;

	PendingAction(EventOrigin origin, ManagerAction<R> action, Duration timeout,
			@Nullable Consumer<? super ManagerEvent> stream, Runnable leaving) {
		this.stream = stream;
		this.leaving = leaving;
		this.origin = origin;
		this.name = action.getName();
		this.type = action.getResponseType();
		this.timeout = timeout;
	}

	/** Marks the items of a list. */
	EventOrigin origin() {
		return this.origin;
	}

	String name() {
		return this.name;
	}

	CompletableFuture<R> future() {
		return this.future;
	}

	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Its place is free before its answer is handed out, and in any case once it is done.
	 */
	void leave() {
		if (!this.left) {
			this.left = true;
			this.leaving.run();
		}
	}

	/**
	 * It is about to be written.
	 * @param end where its bytes will end among all that were written
	 */
	void sending(long end) {
		this.end = end;
		this.sent = true;
		this.heardNanos = System.nanoTime();
	}

	/** Where its bytes end among all that were written; 0 if it was not. */
	long end() {
		return (this.sent) ? this.end : 0;
	}

	void written() {
		this.written = true;
	}

	boolean isBeingWritten() {
		return this.sent && !this.written;
	}

	boolean wasSent() {
		return this.sent;
	}

	long nanosSinceStart() {
		return System.nanoTime() - this.startedNanos;
	}

	/** What is left of the timeout since something of the answer was last heard. */
	long nanosLeft() {
		return this.timeout.toNanos() - (System.nanoTime() - this.heardNanos);
	}

	/** Items so far; read by the timer when the answer has stopped coming. */
	List<ManagerEvent> items() {
		synchronized (this.items) {
			return List.copyOf(this.items);
		}
	}

	void response(AmiMessage message) {
		this.heardNanos = System.nanoTime();
		ManagerResponse plain = new ManagerResponse(message);
		if (!plain.isSuccess()) {
			complete(() -> {
				throw new ActionFailedException(this.origin.provider(), this.name,
						this.type.create(message, List.of(), null));
			});
		}
		else if (isListAnnounced(plain)) {
			this.response = message;
		}
		else {
			complete(() -> this.type.create(message, List.of(), null));
		}
	}

	private boolean isListAnnounced(ManagerResponse plain) {
		String eventList = plain.header("EventList");
		if (eventList != null) {
			return eventList.equalsIgnoreCase("start");
		}
		String text = plain.getMessage();
		if (!this.type.isCompletedByName() || text == null) {
			return false;
		}
		String lower = text.toLowerCase(Locale.ROOT);
		return lower.contains("follow") || lower.startsWith("waiting for event");
	}

	void item(ManagerEvent event) {
		this.heardNanos = System.nanoTime();
		boolean completesByName = this.type.isCompletedBy(event.getName());
		boolean completes = completesByName || isEndOfList(event);
		if (!completes || (completesByName && !event.getName().endsWith("Complete"))) {
			this.itemCount++;
			add(event);
		}
		AmiMessage head = this.response;
		if (completes && head != null) {
			complete(() -> this.type.create(head, items(), event));
		}
	}

	private void add(ManagerEvent event) {
		if (this.stream == null) {
			synchronized (this.items) {
				this.items.add(event);
			}
			return;
		}
		try {
			this.stream.accept(event);
		}
		catch (Throwable ex) {
			this.future.completeExceptionally(ex);
		}
	}

	/** Items that have come; for the reader thread. */
	int itemCount() {
		return this.itemCount;
	}

	/** An answer type of an application may fail; that must not end the connection. */
	private void complete(Supplier<R> answer) {
		try {
			R value = answer.get();
			leave();
			this.future.complete(value);
		}
		catch (Throwable ex) {
			leave();
			this.future.completeExceptionally(ex);
		}
	}

	private static boolean isEndOfList(ManagerEvent event) {
		String eventList = event.header("EventList");
		return eventList != null && (eventList.equalsIgnoreCase("Complete") || eventList.equalsIgnoreCase("cancelled"));
	}

}
