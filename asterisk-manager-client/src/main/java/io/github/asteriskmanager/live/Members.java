package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

import io.github.asteriskmanager.event.DeviceState;
import io.github.asteriskmanager.event.QueueEvent;
import io.github.asteriskmanager.event.QueueMemberAddedEvent;
import io.github.asteriskmanager.event.QueueMemberEntryEvent;
import io.github.asteriskmanager.event.QueueMemberEvent;
import io.github.asteriskmanager.event.QueueMemberPauseEvent;
import io.github.asteriskmanager.event.QueueMemberPenaltyEvent;
import io.github.asteriskmanager.event.QueueMemberRemovedEvent;
import io.github.asteriskmanager.event.QueueMemberRingInUseEvent;
import io.github.asteriskmanager.event.QueueMemberStatusEvent;
import org.jspecify.annotations.Nullable;

/**
 * The members of queues, and the agents they are.
 */
final class Members {

	private final LiveEvents events;

	private final Function<QueueEvent, @Nullable QueueEntry> queueOf;

	private final Table<QueueEntry, CallQueue> queues;

	private final Table<Fixed<Agent>, Agent> agents = new Table<>();

	/** Memberships by interface, then by queue. */
	private final Map<String, Map<String, QueueMember>> memberships = new HashMap<>();

	Members(LiveEvents events, Function<QueueEvent, @Nullable QueueEntry> queueOf,
			Table<QueueEntry, CallQueue> queues) {
		this.events = events;
		this.queueOf = queueOf;
		this.queues = queues;
	}

	Table<Fixed<Agent>, Agent> agents() {
		return this.agents;
	}

	void register(Handlers handlers) {
		handlers.on(QueueMemberAddedEvent.class, this::seen);
		handlers.on(QueueMemberStatusEvent.class, this::seen);
		handlers.on(QueueMemberPauseEvent.class, this::seen);
		handlers.on(QueueMemberPenaltyEvent.class, this::seen);
		handlers.on(QueueMemberRingInUseEvent.class, this::seen);
		handlers.on(QueueMemberEntryEvent.class, this::listed);
		handlers.on(QueueMemberRemovedEvent.class, (event) -> {
			QueueEntry queue = this.queueOf.apply(event);
			String member = event.getInterface();
			if (queue != null && member != null) {
				remove(queue, member, event.getReceivedAt());
			}
		});
	}

	private @Nullable QueueEntry seen(QueueMemberEvent event) {
		QueueEntry queue = this.queueOf.apply(event);
		String member = event.getInterface();
		if (queue == null || member == null) {
			return null;
		}
		QueueMember now = read(queue.name(), member, event);
		if (!now.equals(queue.members().put(member, now))) {
			this.queues.changed(queue.name());
			this.memberships.computeIfAbsent(member, (key) -> new TreeMap<>()).put(queue.name(), now);
			update(member, event.getReceivedAt());
		}
		return queue;
	}

	private static QueueMember read(String queue, String member, QueueMemberEvent event) {
		String reason = event.getPausedReason();
		return new QueueMember(queue, member, Objects.requireNonNullElse(event.getMemberName(), member),
				event.getStateInterface(), event.getMembership(), Objects.requireNonNullElse(event.getPenalty(), 0),
				Objects.requireNonNullElse(event.getCallsTaken(), 0), event.getLastCall(),
				Boolean.TRUE.equals(event.getInCall()),
				Objects.requireNonNullElse(event.getStatus(), DeviceState.NOT_KNOWN),
				Boolean.TRUE.equals(event.getPaused()), (reason != null && !reason.isEmpty()) ? reason : null);
	}

	private void listed(QueueMemberEntryEvent item) {
		QueueEntry queue = seen(item);
		String member = item.getInterface();
		if (queue != null && member != null) {
			queue.named(member);
		}
	}

	void remove(QueueEntry queue, String member, Instant at) {
		if (queue.members().remove(member) != null) {
			this.queues.changed(queue.name());
			Map<String, QueueMember> left = this.memberships.get(member);
			if (left != null) {
				left.remove(queue.name());
				update(member, at);
			}
		}
	}

	int forgetUnnamed(QueueEntry queue, Instant at) {
		List<String> unnamed = queue.unnamedMembers();
		queue.forgetNamed();
		unnamed.forEach((member) -> remove(queue, member, at));
		return unnamed.size();
	}

	private void update(String member, Instant at) {
		Map<String, QueueMember> all = this.memberships.getOrDefault(member, Map.of());
		Fixed<Agent> before = this.agents.get(member);
		if (all.isEmpty()) {
			this.memberships.remove(member);
			this.agents.remove(member);
			return;
		}
		QueueMember first = all.values().iterator().next();
		AgentStatus status = status(all.values());
		boolean same = before == null || before.value().status() == status;
		Agent now = new Agent(member, first.name(), status, (before != null && same) ? before.value().since() : at,
				(status == AgentStatus.PAUSED) ? first.pausedReason() : null, List.copyOf(all.keySet()));
		this.agents.put(member, new Fixed<>(now));
		if (before != null && !same) {
			this.events.tell(new AgentStateChangedEvent(this.events.provider(), at, now, before.value().status()));
		}
	}

	private static AgentStatus status(Iterable<QueueMember> memberships) {
		boolean paused = true;
		AgentStatus status = AgentStatus.AVAILABLE;
		for (QueueMember membership : memberships) {
			paused &= membership.paused();
			AgentStatus here = status(membership);
			status = (here.compareTo(status) > 0) ? here : status;
		}
		return (paused && status != AgentStatus.UNAVAILABLE) ? AgentStatus.PAUSED : status;
	}

	private static AgentStatus status(QueueMember membership) {
		return switch (membership.status()) {
			case UNAVAILABLE, INVALID -> AgentStatus.UNAVAILABLE;
			case IN_USE, BUSY, ON_HOLD, RINGING_IN_USE -> AgentStatus.BUSY;
			case RINGING -> AgentStatus.RINGING;
			default -> (membership.inCall()) ? AgentStatus.BUSY : AgentStatus.AVAILABLE;
		};
	}

	boolean publish() {
		return this.agents.publish();
	}

}
