package io.github.asteriskmanager.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.asteriskmanager.event.QueueParamsEvent;
import io.github.asteriskmanager.event.QueueStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A queue that is worked on.
 */
final class QueueEntry implements Table.Entry<CallQueue> {

	private final String name;

	private final Map<String, QueueMember> members = new LinkedHashMap<>();

	private final List<CallerEntry> callers = new ArrayList<>();

	/** Members and callers that a list that is being fetched has named. */
	private final Set<String> named = new HashSet<>();

	private @Nullable QueueStrategy strategy;

	private int max;

	private Duration holdTime = Duration.ZERO;

	private Duration talkTime = Duration.ZERO;

	private int completed;

	private int abandoned;

	private Duration serviceLevel = Duration.ZERO;

	private @Nullable Double serviceLevelPerformance;

	QueueEntry(String name) {
		this.name = name;
	}

	void read(QueueParamsEvent event) {
		this.strategy = event.getStrategy();
		this.max = Objects.requireNonNullElse(event.getMax(), 0);
		this.holdTime = Objects.requireNonNullElse(event.getHoldTime(), Duration.ZERO);
		this.talkTime = Objects.requireNonNullElse(event.getTalkTime(), Duration.ZERO);
		this.completed = Objects.requireNonNullElse(event.getCompleted(), 0);
		this.abandoned = Objects.requireNonNullElse(event.getAbandoned(), 0);
		this.serviceLevel = Objects.requireNonNullElse(event.getServiceLevel(), Duration.ZERO);
		this.serviceLevelPerformance = event.getServiceLevelPerf();
	}

	@Override
	public CallQueue freeze() {
		List<QueueCaller> line = new ArrayList<>(this.callers.size());
		for (int i = 0; i < this.callers.size(); i++) {
			line.add(this.callers.get(i).freeze(this.name, i + 1));
		}
		return new CallQueue(this.name, this.strategy, this.max, this.holdTime, this.talkTime, this.completed,
				this.abandoned, this.serviceLevel, this.serviceLevelPerformance, List.copyOf(this.members.values()),
				List.copyOf(line));
	}

	String name() {
		return this.name;
	}

	Map<String, QueueMember> members() {
		return this.members;
	}

	/** Puts a caller into line; {@code false} if there already. */
	boolean join(CallerEntry caller, @Nullable Integer position) {
		int there = indexOf(caller.uniqueid());
		int place = (position != null) ? position - 1 : this.callers.size();
		if (there >= 0) {
			CallerEntry before = this.callers.remove(there);
			this.callers.add(Math.max(0, Math.min(place, this.callers.size())), before);
			return false;
		}
		this.callers.add(Math.max(0, Math.min(place, this.callers.size())), caller);
		return true;
	}

	/** Takes a caller out of line; {@code null} if not there. */
	@Nullable QueueCaller leave(@Nullable String uniqueid) {
		int there = indexOf(uniqueid);
		return (there >= 0) ? this.callers.remove(there).freeze(this.name, there + 1) : null;
	}

	/** A caller who stays in line; {@code null} if not there. */
	@Nullable QueueCaller caller(@Nullable String uniqueid) {
		int there = indexOf(uniqueid);
		return (there >= 0) ? this.callers.get(there).freeze(this.name, there + 1) : null;
	}

	private int indexOf(@Nullable String uniqueid) {
		for (int i = 0; i < this.callers.size(); i++) {
			if (this.callers.get(i).uniqueid().equals(uniqueid)) {
				return i;
			}
		}
		return -1;
	}

	void named(String memberOrCaller) {
		this.named.add(memberOrCaller);
	}

	/** The callers that the list has not named. */
	List<String> unnamedCallers() {
		return this.callers.stream().map(CallerEntry::uniqueid).filter((id) -> !this.named.contains(id)).toList();
	}

	/** The members that the list has not named. */
	List<String> unnamedMembers() {
		return this.members.keySet().stream().filter((member) -> !this.named.contains(member)).toList();
	}

	void forgetNamed() {
		this.named.clear();
	}

	void completed() {
		this.completed++;
	}

	void abandoned() {
		this.abandoned++;
	}

}
