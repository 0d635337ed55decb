package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call: the channels that have the same Linkedid, with what has become of them.
 *
 * @param linkedid identity: the Uniqueid of its oldest channel
 * @param state what is going on
 * @param direction which way it goes
 * @param startedAt when its first channel came into being, by this machine's clock
 * @param answeredAt when two first talked to each other, or {@code null}
 * @param dialled extension that the first channel dialled, or {@code null} if unknown
 * @param parties its channels, those that have left included, in the order they joined;
 * of more than 100 that have left, the latest
 * @param queue name of the queue it waits in or came from, or {@code null}
 * @param queueMember interface of the queue member who took it, or {@code null}
 * @param transfers what transfers there were, in order
 * @param recording whether one of its channels is being recorded
 * @param hangupCause why it ended or is ending, as in ITU-T Q.850, or {@code null}
 * @param hangupText the same in words, or {@code null}
 * @param hungUpBy name of the channel whose end hung up first, or {@code null} if unknown
 */
public record Call(String linkedid, CallState state, Direction direction, Instant startedAt,
		@Nullable Instant answeredAt, @Nullable String dialled, List<Party> parties, @Nullable String queue,
		@Nullable String queueMember, List<Transfer> transfers, boolean recording, @Nullable Integer hangupCause,
		@Nullable String hangupText, @Nullable String hungUpBy) {

	/**
	 * Whether two have talked to each other.
	 * @return {@code true} from then on
	 */
	public boolean isAnswered() {
		return this.answeredAt != null;
	}

}
