package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything the page shows, at one moment.
 *
 * @param at the moment
 * @param actionsEnabled whether the page may place and hang up calls
 * @param servers the servers
 * @param calls the calls
 * @param queues the queues
 * @param agents the agents
 * @param unknown events without a type
 * @param history the last minutes
 */
record Board(Instant at, boolean actionsEnabled, List<ServerItem> servers, List<CallItem> calls, List<QueueItem> queues,
		List<AgentItem> agents, List<UnknownItem> unknown, List<History.Point> history) {

	/** What a page that shows the board before has to change to show this one. */
	Delta since(Board before) {
		return new Delta(this.at, Changes.between(before.servers, this.servers),
				Changes.between(before.calls, this.calls), Changes.between(before.queues, this.queues),
				Changes.between(before.agents, this.agents), Changes.between(before.unknown, this.unknown),
				this.history.stream().filter((point) -> point.at().isAfter(before.at)).toList());
	}

	/**
	 * The changes from one board to the next.
	 *
	 * @param at moment of the next
	 * @param servers changes of servers
	 * @param calls changes of calls
	 * @param queues changes of queues
	 * @param agents changes of agents
	 * @param unknown changes of events without a type
	 * @param history new points
	 */
	record Delta(Instant at, Changes<ServerItem> servers, Changes<CallItem> calls, Changes<QueueItem> queues,
			Changes<AgentItem> agents, Changes<UnknownItem> unknown, List<History.Point> history) {

		boolean isEmpty() {
			return this.history.isEmpty() && this.servers.isEmpty() && this.calls.isEmpty() && this.queues.isEmpty()
					&& this.agents.isEmpty() && this.unknown.isEmpty();
		}

	}

	/**
	 * Changes among items of one kind.
	 *
	 * @param set items that are new or have changed
	 * @param gone identities of those that are no more
	 * @param <T> kind
	 */
	record Changes<T extends Item>(List<T> set, List<String> gone) {

		static <T extends Item> Changes<T> between(List<T> before, List<T> after) {
			Map<String, T> former = before.stream()
				.collect(Collectors.toMap(Item::id, Function.identity(), (one, other) -> other, LinkedHashMap::new));
			List<T> set = new ArrayList<>();
			for (T item : after) {
				if (!item.equals(former.remove(item.id()))) {
					set.add(item);
				}
			}
			return new Changes<>(set, List.copyOf(former.keySet()));
		}

		boolean isEmpty() {
			return this.set.isEmpty() && this.gone.isEmpty();
		}

	}

}
