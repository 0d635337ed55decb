package io.github.asteriskmanager.live;

import java.time.Instant;

import io.github.asteriskmanager.event.DeviceState;
import io.github.asteriskmanager.event.QueueMembership;
import org.jspecify.annotations.Nullable;

/**
 * Membership of an agent in a queue.
 *
 * @param queue name of the queue
 * @param member interface that is called, such as {@code PJSIP/alice}: the identity
 * @param name name of the member
 * @param stateInterface device whose state says whether the member is free, or
 * {@code null}
 * @param membership how the member came into the queue, or {@code null} if unknown
 * @param penalty members with a higher one are called later
 * @param callsTaken calls answered
 * @param lastCall when the last call ended, or {@code null}
 * @param inCall whether in a call of this queue
 * @param status state of the device
 * @param paused whether paused
 * @param pausedReason why, or {@code null}
 */
public record QueueMember(String queue, String member, String name, @Nullable String stateInterface,
		@Nullable QueueMembership membership, int penalty, int callsTaken, @Nullable Instant lastCall, boolean inCall,
		DeviceState status, boolean paused, @Nullable String pausedReason) {
}
