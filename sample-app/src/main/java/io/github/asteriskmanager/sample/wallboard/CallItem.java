package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;
import java.util.List;

import io.github.asteriskmanager.live.Call;
import io.github.asteriskmanager.live.CallState;
import io.github.asteriskmanager.live.Direction;
import io.github.asteriskmanager.live.Party;
import org.jspecify.annotations.Nullable;

/**
 * A call as the page shows it.
 *
 * @param id provider and Linkedid
 * @param provider title of the provider
 * @param state what is going on
 * @param direction which way it goes
 * @param from who began it
 * @param to who was reached, or else what was dialled; {@code null} if neither is known
 * @param startedAt when it began
 * @param answeredAt when two first talked to each other, or {@code null}
 * @param queue the queue it waits in or came from, or {@code null}
 * @param parties how many are in it
 * @param recording whether it is being recorded
 * @param channel identity of a channel to hang up, or {@code null} if it has none left
 */
record CallItem(String id, String provider, CallState state, Direction direction, String from, @Nullable String to,
		Instant startedAt, @Nullable Instant answeredAt, @Nullable String queue, int parties, boolean recording,
		@Nullable String channel) implements Item {

	static CallItem of(String provider, Call call) {
		List<Party> present = call.parties().stream().filter(Party::isPresent).toList();
		Party caller = (call.parties().isEmpty()) ? null : call.parties().get(0);
		return new CallItem(provider + "/" + call.linkedid(), provider, call.state(), call.direction(),
				(caller != null) ? describe(caller) : call.linkedid(), to(call, present, caller), call.startedAt(),
				call.answeredAt(), call.queue(), present.size(), call.recording(),
				(present.isEmpty()) ? null : present.get(0).uniqueid());
	}

	private static @Nullable String to(Call call, List<Party> present, @Nullable Party caller) {
		return present.stream()
			.filter((party) -> !party.equals(caller) && !party.channel().startsWith("Local/"))
			.map(CallItem::describe)
			.reduce((former, latter) -> latter)
			.orElse(call.dialled());
	}

	private static String describe(Party party) {
		if (party.name() != null && party.number() != null) {
			return party.name() + " (" + party.number() + ")";
		}
		if (party.number() != null) {
			return party.number();
		}
		return (party.name() != null) ? party.name() : party.channel();
	}

}
