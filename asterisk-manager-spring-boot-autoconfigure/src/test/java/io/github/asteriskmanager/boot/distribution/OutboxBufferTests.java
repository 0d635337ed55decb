package io.github.asteriskmanager.boot.distribution;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link OutboxBuffer}.
 */
class OutboxBufferTests {

	private static final int ROUNDS = 100;

	private final ExecutorService sender = Executors.newSingleThreadExecutor();

	@AfterEach
	void close() {
		this.sender.shutdownNow();
	}

	@Test
	void whatFailsWhileTheNextBatchFillsIsSentAgain() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			OutboxBuffer buffer = new OutboxBuffer(
					new OutboxOptions(10, OutboxOverflow.BLOCK, FrameKey.CALL, Duration.ZERO), Clock.systemUTC());
			buffer.put("primary", Events.hangup("primary", 1));
			OutboxBatch first = taken(this.sender.submit(buffer::take)).get(0);
			buffer.put("primary", Events.hangup("primary", 2));
			Future<List<OutboxBatch>> next = this.sender.submit(buffer::take);
			buffer.failed(first);
			List<OutboxBatch> due = taken(next);
			if (!due.contains(first)) {
				buffer.failed(due.get(0));
				due = taken(this.sender.submit(buffer::take));
			}
			assertThat(due).startsWith(first);
		}
	}

	private static List<OutboxBatch> taken(Future<List<OutboxBatch>> taking) throws Exception {
		List<OutboxBatch> due = taking.get(20, TimeUnit.SECONDS);
		assertThat(due).isNotEmpty();
		return due;
	}

}
