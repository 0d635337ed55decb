package io.github.asteriskmanager.boot.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * A broker that holds what it was sent, unless it is away, silent or choosy.
 */
final class RecordingSink implements EventSink {

	private final List<EventFrame> held = new CopyOnWriteArrayList<>();

	private final LinkedBlockingQueue<Runnable> open = new LinkedBlockingQueue<>();

	private volatile boolean away;

	private volatile boolean silent;

	private volatile Predicate<EventFrame> refused = (frame) -> false;

	@Override
	public String name() {
		return "recording";
	}

	@Override
	public CompletableFuture<List<Refusal>> send(List<EventFrame> frames) {
		CompletableFuture<List<Refusal>> result = new CompletableFuture<>();
		this.open.add(() -> complete(frames, result));
		if (!this.silent) {
			answer();
		}
		return result;
	}

	private void complete(List<EventFrame> frames, CompletableFuture<List<Refusal>> result) {
		if (this.away) {
			result.completeExceptionally(new IllegalStateException("away"));
			return;
		}
		List<Refusal> refusals = new ArrayList<>();
		for (EventFrame frame : frames) {
			if (this.refused.test(frame)) {
				refusals.add(new Refusal(frame, new IllegalArgumentException("refused")));
			}
			else {
				this.held.add(frame);
			}
		}
		result.complete(refusals);
	}

	/** Answers all batches that wait. */
	void answer() {
		for (Runnable next = this.open.poll(); next != null; next = this.open.poll()) {
			next.run();
		}
	}

	void setAway(boolean away) {
		this.away = away;
	}

	void setSilent(boolean silent) {
		this.silent = silent;
	}

	void refuse(Predicate<EventFrame> refused) {
		this.refused = refused;
	}

	/** Batches that wait for an answer. */
	int open() {
		return this.open.size();
	}

	/** What it holds, in the order of coming. */
	List<EventFrame> held() {
		return this.held;
	}

	/** What it holds of AMI events, each number once. */
	List<Long> sequences(String provider) {
		return this.held.stream()
			.filter((frame) -> frame.provider().equals(provider))
			.map(EventFrame::sequence)
			.distinct()
			.toList();
	}

	/** The values of a header of the AMI events it holds. */
	List<String> values(String header) {
		return this.held.stream()
			.filter((frame) -> !frame.notice())
			.map((frame) -> Events.of(frame))
			.map((ManagerEvent event) -> String.valueOf(event.header(header)))
			.toList();
	}

}
