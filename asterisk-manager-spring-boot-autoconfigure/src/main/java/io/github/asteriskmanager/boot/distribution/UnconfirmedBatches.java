package io.github.asteriskmanager.boot.distribution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Batches that a broker may hold or not, in the order of sending. Not thread-safe.
 */
final class UnconfirmedBatches {

	private final Deque<OutboxBatch> batches = new ArrayDeque<>();

	private int events;

	private int pending;

	private int failed;

	/** Number of AMI events in all of them. */
	int events() {
		return this.events;
	}

	boolean isEmpty() {
		return this.batches.isEmpty();
	}

	boolean hasFailed() {
		return this.failed > 0;
	}

	/** Whether batches failed, and the broker has said so of all that were sent. */
	boolean isDueAgain() {
		return hasFailed() && this.pending == 0;
	}

	void sent(OutboxBatch batch) {
		this.batches.addLast(batch);
		this.events += batch.events();
		this.pending++;
	}

	void settled(OutboxBatch batch) {
		batch.state = OutboxBatch.State.SETTLED;
		this.pending--;
		this.events -= batch.events();
		this.batches.removeIf((candidate) -> candidate == batch);
	}

	void failed(OutboxBatch batch) {
		batch.state = OutboxBatch.State.FAILED;
		this.pending--;
		this.failed++;
	}

	/** Those to be sent once more, in order; they are pending again. */
	List<OutboxBatch> again() {
		List<OutboxBatch> again = List.copyOf(this.batches);
		again.forEach((batch) -> batch.state = OutboxBatch.State.PENDING);
		this.pending = again.size();
		this.failed = 0;
		return again;
	}

	/** Everything in them, which is given up. */
	List<OutboxEntry> clear() {
		List<OutboxEntry> entries = this.batches.stream().flatMap((batch) -> batch.entries().stream()).toList();
		this.batches.forEach((batch) -> batch.state = OutboxBatch.State.SETTLED);
		this.batches.clear();
		this.events = 0;
		this.pending = 0;
		this.failed = 0;
		return entries;
	}

}
