package io.github.asteriskmanager.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.asteriskmanager.Captures;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recorded call centres through the model: it holds together after every event, and
 * nothing is left at the end.
 */
class LiveModelReplayTests {

	@ParameterizedTest
	@ValueSource(ints = { 16, 22 })
	void recordedCallCenterLeavesNothing(int version) {
		ModelFeed feed = new ModelFeed();
		MessageDecoder decoder = new MessageDecoder(StandardCharsets.UTF_8, MessageLimits.DEFAULT);
		decoder.feed(Captures.callCenter(version));
		int taken = 0;
		for (AmiMessage message = decoder.next(); message != null; message = decoder.next()) {
			// items of lists have no privilege, and belong to who asked
			if (message.kind() == AmiMessage.Kind.EVENT && message.header("Privilege") != null) {
				feed.pass(Duration.ofMillis(5)).take(message);
				taken++;
			}
		}
		assertThat(taken).isGreaterThan(9000);
		Invariants.checkEmpty(feed.state());
		assertThat(feed.told(CallStartedEvent.class)).hasSameSizeAs(feed.told(CallEndedEvent.class))
			.hasSizeGreaterThan(70);
		assertThat(feed.told(CallEndedEvent.class)).extracting(CallEndedEvent::reason)
			.doesNotContain(CallEndedEvent.Reason.UNSEEN);
		assertThat(feed.told(CallEndedEvent.class)).extracting(CallEndedEvent::disposition)
			.contains(Disposition.ANSWERED, Disposition.ABANDONED, Disposition.BUSY, Disposition.NO_ANSWER,
					Disposition.IN_DIALPLAN);
		assertThat(feed.told(QueueCallerWaitingEvent.class)).hasSize(19);
		assertThat(feed.told(QueueCallerServedEvent.class)).hasSize(11);
		assertThat(feed.told(QueueCallerAbandonedEvent.class)).hasSize(8);
		assertThat(feed.told(CallTransferredEvent.class)).isNotEmpty();
		assertThat(feed.told(CallHeldEvent.class)).hasSize(3);
		assertThat(feed.told(CallResumedEvent.class)).isNotEmpty();
		assertThat(feed.told(AgentStateChangedEvent.class)).isNotEmpty();
	}

}
