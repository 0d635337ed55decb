package io.github.asteriskmanager.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.CoreShowChannelsAction;
import io.github.asteriskmanager.action.QueueStatusAction;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.QueueEntryEvent;
import io.github.asteriskmanager.response.EventListResponse;
import io.github.asteriskmanager.response.QueueStatusResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the state with what Asterisk lists. A list and an event may be on their way at
 * the same time: only a difference that a second look finds again counts, and then
 * everything is fetched anew.
 */
final class SelfCheck {

	private static final Logger logger = LoggerFactory.getLogger(SelfCheck.class);

	private final ManagerProvider provider;

	private final LiveModel model;

	private final Tally tally;

	private final Duration secondLook;

	private final Runnable repair;

	SelfCheck(ManagerProvider provider, LiveModel model, Tally tally, Duration secondLook, Runnable repair) {
		this.provider = provider;
		this.model = model;
		this.tally = tally;
		this.secondLook = secondLook;
		this.repair = repair;
	}

	void begin() {
		this.tally.checks.increment();
		look(Set.of());
	}

	private void look(Set<String> suspected) {
		CompletableFuture<? extends EventListResponse> channels = this.provider.sendAsync(new CoreShowChannelsAction());
		CompletableFuture<QueueStatusResponse> queues = this.provider.sendAsync(QueueStatusAction.builder().build());
		CompletableFuture<List<ManagerEvent>> queueItems = queues
			.handle((answer, ex) -> (answer != null) ? answer.events() : List.of());
		channels.thenAcceptBoth(queueItems,
				(listed, items) -> this.provider.execute(() -> compare(listed.events(), items, suspected)));
	}

	private void compare(List<ManagerEvent> channels, List<ManagerEvent> queues, Set<String> suspected) {
		this.model.figures(queues);
		Set<String> found = differences(channels, queues);
		if (suspected.isEmpty()) {
			if (!found.isEmpty()) {
				ProviderLiveState.after(this.secondLook, () -> this.provider.execute(() -> look(found)));
			}
			return;
		}
		found.retainAll(suspected);
		if (!found.isEmpty()) {
			this.tally.drift.add(found.size());
			logger.warn("[{}] The live state differed from what Asterisk lists and is fetched anew: {}",
					this.provider.getTitle(), found.stream().limit(10).toList());
			this.repair.run();
		}
	}

	private Set<String> differences(List<ManagerEvent> channels, List<ManagerEvent> queues) {
		LiveSnapshot state = this.model.snapshot();
		Set<String> found = new HashSet<>();
		Set<String> listed = new HashSet<>();
		for (ManagerEvent item : channels) {
			if (item instanceof CoreShowChannelEvent channel && channel.getUniqueid() != null) {
				listed.add(channel.getUniqueid());
				compare(channel, state.channel(channel.getUniqueid()), found);
			}
		}
		state.channels()
			.stream()
			.filter((channel) -> !listed.contains(channel.uniqueid()))
			.forEach((channel) -> found.add("no channel " + channel.uniqueid()));
		if (!queues.isEmpty()) {
			compareCallers(queues, state, found);
		}
		return found;
	}

	private static void compare(CoreShowChannelEvent listed, @Nullable Channel channel, Set<String> found) {
		String uniqueid = listed.getUniqueid();
		if (channel == null) {
			found.add("channel " + uniqueid);
			return;
		}
		if (channel.state() != listed.getChannelState()) {
			found.add("channel " + uniqueid + " is " + listed.getChannelState());
		}
		String bridge = listed.getBridgeID();
		if (bridge != null && !bridge.equals((channel.bridge() != null) ? channel.bridge() : "")) {
			found.add("channel " + uniqueid + " is in bridge '" + bridge + "'");
		}
	}

	private static void compareCallers(List<ManagerEvent> queues, LiveSnapshot state, Set<String> found) {
		Set<String> listed = new HashSet<>();
		for (ManagerEvent item : queues) {
			if (item instanceof QueueEntryEvent caller) {
				listed.add(caller.getQueue() + ' ' + caller.getUniqueid());
			}
		}
		Set<String> waiting = new HashSet<>();
		for (CallQueue queue : state.queues()) {
			queue.callers().forEach((caller) -> waiting.add(queue.name() + ' ' + caller.uniqueid()));
		}
		listed.stream()
			.filter((caller) -> !waiting.contains(caller))
			.forEach((caller) -> found.add("caller " + caller));
		waiting.stream()
			.filter((caller) -> !listed.contains(caller))
			.forEach((caller) -> found.add("no caller " + caller));
	}

}
