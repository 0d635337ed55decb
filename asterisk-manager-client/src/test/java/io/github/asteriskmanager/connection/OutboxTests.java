package io.github.asteriskmanager.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.transport.Transport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Outbox}.
 */
class OutboxTests {

	private static final int SIZE = 256;

	private final Wire wire = new Wire();

	private final List<PendingAction<?>> failed = new ArrayList<>();

	private final BlockingQueue<Runnable> writers = new LinkedBlockingQueue<>();

	private final LongAdder bytesSent = new LongAdder();

	private final Outbox outbox = new Outbox(this.wire, (action, ex) -> this.failed.add(action), this.bytesSent,
			this.writers::add);

	@Test
	void writesAtOnceWhileTheServerHasNothingToDo() {
		for (int i = 1; i <= 4; i++) {
			PendingAction<?> action = add(60);
			assertThat(this.wire.writes).hasSize(i).containsOnly(60);
			assertThat(action.wasSent()).isTrue();
			assertThat(action.isBeingWritten()).isFalse();
			this.outbox.answered(action);
		}
		assertThat(this.bytesSent.sum()).isEqualTo(240);
	}

	@Test
	void writesTogetherWhatCameUntilTheNextAnswer() {
		PendingAction<?> busy = add(1024);
		PendingAction<?> waiting = add(SIZE);
		add(SIZE);
		assertThat(this.wire.writes).containsExactly(1024);
		assertThat(waiting.wasSent()).isFalse();
		this.outbox.hold();
		this.outbox.answered(busy);
		add(SIZE);
		this.outbox.release();
		assertThat(this.wire.writes).containsExactly(1024, 3 * SIZE);
		assertThat(waiting.wasSent()).isTrue();
	}

	@Test
	void readerWritesNoMoreThanFitsBuffersThatNobodyReads() throws InterruptedException {
		PendingAction<?> large = add(8 * 1024 + 1);
		for (int i = 0; i < 100; i++) {
			add(SIZE);
		}
		this.outbox.hold();
		this.outbox.release();
		assertThat(this.wire.writes).containsExactly(8 * 1024 + 1);
		this.outbox.hold();
		this.outbox.answered(large);
		this.outbox.release();
		assertThat(this.wire.writes).containsExactly(8 * 1024 + 1, 8 * 1024);
		writer().run();
		assertThat(this.wire.writes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8 * 1024 + 1 + 100 * SIZE);
	}

	@Test
	void answersToEarlierActionsTakeNothingBack() {
		PendingAction<?> first = add(60);
		this.outbox.answered(first);
		PendingAction<?> second = add(1024);
		this.outbox.answered(second);
		this.outbox.answered(first);
		add(SIZE);
		assertThat(this.wire.writes).containsExactly(60, 1024, SIZE);
	}

	@Test
	void whatWaitsIsWrittenByAThreadThatMayWaitIfNoAnswerComes() throws InterruptedException {
		add(1024);
		add(SIZE);
		writer().run();
		assertThat(this.wire.writes).containsExactly(1024, SIZE);
	}

	@Test
	void largeActionIsWritten() {
		add(100 * 1024);
		assertThat(this.wire.writes).containsExactly(100 * 1024);
	}

	@Test
	void largeActionOfTheReaderIsLeftToAThreadThatMayWait() throws InterruptedException {
		this.outbox.hold();
		add(100 * 1024);
		this.outbox.release();
		assertThat(this.wire.writes).isEmpty();
		writer().run();
		assertThat(this.wire.writes).containsExactly(100 * 1024);
	}

	@Test
	void whatNobodyWaitsForIsNotSent() {
		PendingAction<?> busy = add(1024);
		add(SIZE).future().cancel(false);
		this.outbox.hold();
		this.outbox.answered(busy);
		this.outbox.release();
		assertThat(this.wire.writes).containsExactly(1024);
	}

	@Test
	void tellsOfEachActionThatWasNotWritten() {
		this.outbox.hold();
		PendingAction<?> first = add(SIZE);
		PendingAction<?> second = add(SIZE);
		this.wire.broken = true;
		this.outbox.release();
		assertThat(this.failed).containsExactly(first, second);
	}

	private Runnable writer() throws InterruptedException {
		Runnable writer = this.writers.poll(10, TimeUnit.SECONDS);
		assertThat(writer).isNotNull();
		return writer;
	}

	private PendingAction<?> add(int bytes) {
		PendingAction<?> action = new PendingAction<>(EventRegistry.create().origin("pbx"), ManagerAction.of("Ping"),
				Duration.ofSeconds(10), null, () -> {
				});
		this.outbox.add(action, new byte[bytes]);
		return action;
	}

	private static final class Wire implements Transport {

		private final List<Integer> writes = new ArrayList<>();

		private boolean broken;

		@Override
		public void connect() {
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			return -1;
		}

		@Override
		public void write(byte[] bytes) throws IOException {
			if (this.broken) {
				throw new IOException("broken");
			}
			this.writes.add(bytes.length);
		}

		@Override
		public void readTimeout(Duration timeout) {
		}

		@Override
		public void close() {
		}

	}

}
