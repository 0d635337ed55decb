package io.github.asteriskmanager.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of every state between any two events, and of what is told.
 */
final class Invariants {

	/** What has been told of each call that goes on. */
	private final Map<String, Set<String>> told = new HashMap<>();

	private int ended;

	void told(LiveEvent event) {
		if (event instanceof CallEvent callEvent) {
			Call call = callEvent.call();
			if (event instanceof CallStartedEvent) {
				assertThat(this.told.put(call.linkedid(), new HashSet<>())).as("started once: %s", event).isNull();
			}
			assertThat(this.told).as("started before: %s", event).containsKey(call.linkedid());
			check(callEvent);
		}
	}

	private void check(CallEvent event) {
		Call call = event.call();
		Set<String> facts = Objects.requireNonNull(this.told.get(call.linkedid()));
		if (event instanceof CallAnsweredEvent) {
			assertThat(facts.add("answered")).as("answered once: %s", event).isTrue();
		}
		else if (event instanceof CallRingingEvent ringing) {
			assertThat(facts.add("rings " + ringing.ringing().uniqueid())).as("rings once: %s", event).isTrue();
		}
		else if (event instanceof CallHeldEvent held) {
			assertThat(facts.add("held " + held.holder())).as("held once: %s", event).isTrue();
		}
		else if (event instanceof CallResumedEvent resumed) {
			assertThat(facts.remove("held " + resumed.holder())).as("held before: %s", event).isTrue();
		}
		else if (event instanceof CallEndedEvent end) {
			assertThat(call.state()).isEqualTo(CallState.ENDED);
			assertThat(call.parties()).noneMatch(Party::isPresent);
			assertThat(call.isAnswered()).isEqualTo(end.disposition() == Disposition.ANSWERED);
			assertThat(end.duration()).isGreaterThanOrEqualTo(Duration.ZERO);
			assertThat(end.talked()).isBetween(Duration.ZERO, end.duration());
			this.told.remove(call.linkedid());
			this.ended++;
		}
	}

	/** Calls that have ended. */
	int ended() {
		return this.ended;
	}

	void check(LiveSnapshot state) {
		assertThat(state.calls()).extracting(Call::linkedid).containsExactlyInAnyOrderElementsOf(this.told.keySet());
		Set<String> parties = new HashSet<>();
		for (Call call : state.calls()) {
			call.parties().stream().filter(Party::isPresent).forEach((party) -> {
				assertThat(parties.add(party.uniqueid())).as("in one call only: %s", party).isTrue();
				assertThat(state.callOf(party.uniqueid())).isSameAs(call);
				if (party.number() != null && !party.number().isEmpty()) {
					assertThat(state.callsOf(party.number())).contains(call);
				}
			});
		}
		assertThat(parties).hasSize(state.channels().size());
		for (Channel channel : state.channels()) {
			assertThat(parties).contains(channel.uniqueid());
			assertThat(state.channelByName(channel.name())).isSameAs(channel);
			if (channel.bridge() != null) {
				Bridge bridge = Objects.requireNonNull(state.bridge(channel.bridge()));
				assertThat(bridge.channels()).containsOnlyOnce(channel.uniqueid());
			}
		}
		checkPlaces(state);
	}

	private static void checkPlaces(LiveSnapshot state) {
		for (Bridge bridge : state.bridges()) {
			assertThat(bridge.channels()).doesNotHaveDuplicates()
				.allSatisfy((uniqueid) -> assertThat(Objects.requireNonNull(state.channel(uniqueid)).bridge())
					.isEqualTo(bridge.id()));
		}
		for (CallQueue queue : state.queues()) {
			int position = 1;
			for (QueueCaller caller : queue.callers()) {
				assertThat(caller.position()).isEqualTo(position++);
				assertThat(state.channel(caller.uniqueid())).as("waits: %s", caller).isNotNull();
			}
			assertThat(queue.members())
				.allSatisfy((member) -> assertThat(state.memberships(member.member())).contains(member));
		}
		assertThat(state.parkedCalls())
			.allSatisfy((parked) -> assertThat(state.channel(parked.uniqueid())).isNotNull());
	}

	/** Nothing is left that belongs to a call. */
	static void checkEmpty(LiveSnapshot state) {
		assertThat(state.channels()).isEmpty();
		assertThat(state.calls()).isEmpty();
		assertThat(state.parkedCalls()).isEmpty();
		assertThat(state.conferences()).isEmpty();
		assertThat(state.bridges()).allSatisfy((bridge) -> assertThat(bridge.channels()).isEmpty());
		assertThat(state.queues()).allSatisfy((queue) -> assertThat(queue.callers()).isEmpty());
	}

}
