package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.AgentCompleteEvent;
import io.github.asteriskmanager.event.AgentConnectEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.QueueCallerAbandonEvent;
import io.github.asteriskmanager.event.QueueCallerEvent;
import io.github.asteriskmanager.event.QueueCallerJoinEvent;
import io.github.asteriskmanager.event.QueueCallerLeaveEvent;
import io.github.asteriskmanager.event.QueueEntryEvent;
import io.github.asteriskmanager.event.QueueEvent;
import io.github.asteriskmanager.event.QueueParamsEvent;
import org.jspecify.annotations.Nullable;

/**
 * The queues and the callers who wait in them.
 */
final class Queues extends TablePart<QueueEntry, CallQueue> {

	private final LiveEvents events;

	private final Channels channels;

	private final Calls calls;

	private final Members members;

	/** In which queue a channel waits. */
	private final Map<String, QueueEntry> waiting = new LinkedHashMap<>();

	/** Who has just left a queue, and has been served if a member connects. */
	private final Map<String, QueueCaller> leaving = new LinkedHashMap<>();

	Queues(LiveEvents events, Channels channels, Calls calls) {
		this.events = events;
		this.channels = channels;
		this.calls = calls;
		this.members = new Members(events, this::queue, this.table);
		channels.whenGone(this::gone);
	}

	Members members() {
		return this.members;
	}

	@Override
	public void register(Handlers handlers) {
		this.members.register(handlers);
		handlers.on(QueueCallerJoinEvent.class, this::joined);
		handlers.on(QueueCallerAbandonEvent.class, this::abandoned);
		handlers.on(QueueCallerLeaveEvent.class, this::left);
		handlers.on(AgentConnectEvent.class, this::served);
		handlers.on(AgentCompleteEvent.class, this::completed);
		handlers.on(QueueParamsEvent.class, this::listed);
		handlers.on(QueueEntryEvent.class, this::listed);
	}

	private @Nullable QueueEntry queue(QueueEvent event) {
		String name = event.getQueue();
		if (name == null) {
			return null;
		}
		QueueEntry queue = this.table.get(name);
		if (queue == null) {
			queue = new QueueEntry(name);
			this.table.put(name, queue);
		}
		return queue;
	}

	private void joined(QueueCallerJoinEvent event) {
		join(event, event.getReceivedAt(), event.getCallerIDName(), false);
	}

	private void join(QueueCallerEvent event, Instant since, @Nullable String name, boolean found) {
		QueueEntry queue = queue(event);
		String uniqueid = event.getUniqueid();
		if (queue == null || uniqueid == null) {
			return;
		}
		boolean fresh = queue.join(new CallerEntry(uniqueid, Objects.requireNonNullElse(event.getChannel(), ""),
				event.getCallerIDNum(), name, since), event.getPosition());
		this.table.changed(queue.name());
		QueueEntry before = this.waiting.put(uniqueid, queue);
		if (before != null && before != queue) {
			before.leave(uniqueid);
			this.table.changed(before.name());
		}
		this.leaving.remove(uniqueid);
		ChannelEntry channel = this.channels.get(uniqueid);
		if (channel != null) {
			channel.call().queued(queue.name());
			this.calls.changed(channel.call());
		}
		QueueCaller caller = queue.caller(uniqueid);
		if (fresh && caller != null) {
			this.events.tell(new QueueCallerWaitingEvent(this.events.provider(), event.getReceivedAt(), caller, found));
		}
	}

	private void abandoned(QueueCallerAbandonEvent event) {
		QueueEntry queue = queue(event);
		QueueCaller caller = leave(event.getUniqueid(), true);
		if (queue != null && caller != null) {
			queue.abandoned();
			Instant at = event.getReceivedAt();
			this.events.tell(new QueueCallerAbandonedEvent(this.events.provider(), at, caller,
					Objects.requireNonNullElse(event.getHoldTime(), Duration.ZERO)));
		}
	}

	private void left(QueueCallerLeaveEvent event) {
		QueueCaller caller = leave(event.getUniqueid(), false);
		if (caller != null && this.channels.get(caller.uniqueid()) != null) {
			this.leaving.put(caller.uniqueid(), caller);
		}
	}

	/** Takes a caller out of the queue, if in one. */
	private @Nullable QueueCaller leave(@Nullable String uniqueid, boolean gaveUp) {
		QueueEntry queue = (uniqueid != null) ? this.waiting.remove(uniqueid) : null;
		if (queue == null) {
			return null;
		}
		QueueCaller caller = queue.leave(uniqueid);
		this.table.changed(queue.name());
		ChannelEntry channel = this.channels.get(uniqueid);
		if (channel != null) {
			channel.call().leftQueue(gaveUp);
			this.calls.changed(channel.call());
		}
		return caller;
	}

	private void served(AgentConnectEvent event) {
		String uniqueid = event.getUniqueid();
		QueueCaller caller = leave(uniqueid, false);
		caller = (caller != null) ? caller : this.leaving.remove(uniqueid);
		String member = Objects.requireNonNullElse(event.getInterface(), "");
		ChannelEntry channel = this.channels.get(uniqueid);
		if (channel != null) {
			channel.call().served(member);
			this.calls.changed(channel.call());
		}
		if (caller != null) {
			this.events.tell(new QueueCallerServedEvent(this.events.provider(), event.getReceivedAt(), caller, member,
					Objects.requireNonNullElse(event.getMemberName(), member),
					Objects.requireNonNullElse(event.getHoldTime(), Duration.ZERO)));
		}
	}

	private void completed(AgentCompleteEvent event) {
		QueueEntry queue = queue(event);
		if (queue != null) {
			queue.completed();
			this.table.changed(queue.name());
		}
	}

	/** A channel that is gone waits no more, whether or not that was told. */
	private void gone(ChannelEntry channel, Instant at) {
		leave(channel.uniqueid(), false);
		this.leaving.remove(channel.uniqueid());
	}

	private void listed(QueueParamsEvent item) {
		QueueEntry queue = queue(item);
		if (queue != null) {
			queue.read(item);
			this.table.changed(queue.name());
			this.table.named(queue.name());
		}
	}

	/** Takes over the figures of a queue that is known. */
	void figures(ManagerEvent item) {
		QueueEntry queue = (item instanceof QueueParamsEvent params) ? this.table.get(params.getQueue()) : null;
		if (queue != null) {
			queue.read((QueueParamsEvent) item);
			this.table.changed(queue.name());
		}
	}

	private void listed(QueueEntryEvent item) {
		QueueEntry queue = queue(item);
		if (queue != null && item.getUniqueid() != null) {
			Duration wait = item.getWait();
			Instant at = item.getReceivedAt();
			join(item, (wait != null) ? at.minus(wait) : at, item.getCallerIDName(), true);
			queue.named(item.getUniqueid());
		}
	}

	@Override
	public Resync list() {
		return Resync.QUEUES;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		int forgotten = 0;
		for (QueueEntry queue : this.table.all()) {
			for (String caller : queue.unnamedCallers()) {
				leave(caller, false);
				forgotten++;
			}
			forgotten += this.members.forgetUnnamed(queue, at);
		}
		return forgotten + this.table.forgetUnnamed((name) -> forget(name, at));
	}

	private void forget(String name, Instant at) {
		QueueEntry queue = this.table.remove(name);
		if (queue != null) {
			new ArrayList<>(queue.members().keySet()).forEach((member) -> this.members.remove(queue, member, at));
		}
	}

	@Override
	public void keepUnnamed() {
		super.keepUnnamed();
		this.table.all().forEach(QueueEntry::forgetNamed);
	}

	@Override
	public boolean publish() {
		return super.publish() | this.members.publish();
	}

}
