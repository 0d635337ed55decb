package io.github.asteriskmanager.boot.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventSink.Refusal;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.InvalidRecordException;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what Kafka says of the records of one batch. Thread-safe.
 */
final class Confirmations {

	private final CompletableFuture<List<Refusal>> result = new CompletableFuture<>();

	private final List<Refusal> refusals = new CopyOnWriteArrayList<>();

	private final AtomicInteger open;

	private volatile @Nullable Throwable failure;

	Confirmations(int records) {
		this.open = new AtomicInteger(records);
	}

	CompletableFuture<List<Refusal>> result() {
		return this.result;
	}

	boolean hasFailed() {
		return this.failure != null;
	}

	/** Kafka holds a record, or says why not. */
	void confirmed(EventFrame frame, @Nullable Throwable thrown) {
		if (thrown != null) {
			if (isOfTheRecord(thrown)) {
				this.refusals.add(new Refusal(frame, thrown));
			}
			else {
				this.failure = thrown;
			}
		}
		skipped();
	}

	/** A record was not handed to Kafka. */
	void skipped() {
		if (this.open.decrementAndGet() == 0) {
			Throwable thrown = this.failure;
			if (thrown != null) {
				this.result.completeExceptionally(thrown);
			}
			else {
				this.result.complete(List.copyOf(this.refusals));
			}
		}
	}

	/** Trying again does not help: the others may pass. */
	private static boolean isOfTheRecord(Throwable thrown) {
		return thrown instanceof RecordTooLargeException || thrown instanceof InvalidRecordException
				|| thrown instanceof SerializationException;
	}

}
