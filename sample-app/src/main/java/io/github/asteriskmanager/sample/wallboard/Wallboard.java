package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.live.LiveSnapshot;
import io.github.asteriskmanager.live.LiveState;
import io.github.asteriskmanager.sample.wallboard.Viewer.Message;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Looks at the live states twice a second and sends every open page what has changed, in
 * one piece however much that is.
 */
@Component
@Profile("!collector")
class Wallboard {

	private static final int LOOKS_PER_SECOND = 2;

	private final AsteriskManagerService service;

	private final LiveStates states;

	private final EventRegistry registry;

	private final EventFeed feed;

	private final WallboardProperties properties;

	private final JsonMapper json;

	private final Executor executor;

	private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();

	private final Map<String, Long> received = new HashMap<>();

	private final Map<String, Long> rates = new HashMap<>();

	private final History history = new History();

	private @Nullable Board last;

	private int looks;

	Wallboard(AsteriskManagerService service, LiveStates states, EventRegistry registry, EventFeed feed,
			WallboardProperties properties, JsonMapper json, @Qualifier("applicationTaskExecutor") Executor executor) {
		this.service = service;
		this.states = states;
		this.registry = registry;
		this.feed = feed;
		this.properties = properties;
		this.json = json;
		this.executor = executor;
	}

	/** Opens a page: it gets the whole board with the next look, then what changes. */
	SseEmitter open() {
		SseEmitter emitter = new SseEmitter(0L);
		Viewer viewer = new Viewer(emitter);
		emitter.onCompletion(() -> this.viewers.remove(viewer));
		emitter.onError((ex) -> this.viewers.remove(viewer));
		this.viewers.add(viewer);
		return emitter;
	}

	/** An open page is a request that never ends: the web server would wait for it. */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.viewers.forEach(Viewer::close);
	}

	@Scheduled(fixedRate = 1000 / LOOKS_PER_SECOND)
	void look() {
		List<LiveSnapshot> snapshots = this.states.all().stream().map(LiveState::snapshot).toList();
		if (this.looks++ % LOOKS_PER_SECOND == 0) {
			count(snapshots);
		}
		EventFeed.Batch events = this.feed.take();
		if (this.viewers.isEmpty()) {
			this.last = null;
			return;
		}
		Board board = board(snapshots);
		send(board, this.last, events);
		this.last = board;
	}

	private void count(List<LiveSnapshot> snapshots) {
		for (ManagerProvider provider : this.service.getProviders()) {
			long now = provider.getStatistics().eventsReceived();
			Long before = this.received.put(provider.getTitle(), now);
			this.rates.put(provider.getTitle(), (before != null) ? Math.max(0, now - before) : 0);
		}
		this.history.add(new History.Point(Instant.now(), this.rates.values().stream().mapToLong(Long::longValue).sum(),
				snapshots.stream().mapToInt((snapshot) -> snapshot.calls().size()).sum()));
	}

	private Board board(List<LiveSnapshot> snapshots) {
		return new Board(Instant.now(), this.properties.actionsEnabled(), servers(),
				items(snapshots, LiveSnapshot::calls, CallItem::of),
				items(snapshots, LiveSnapshot::queues, QueueItem::of),
				items(snapshots, LiveSnapshot::agents, AgentItem::of),
				this.registry.unknownEvents().stream().map(UnknownItem::of).toList(), this.history.points());
	}

	private List<ServerItem> servers() {
		Map<String, Boolean> valid = new HashMap<>();
		this.states.all().forEach((state) -> valid.put(state.provider(), state.isValid()));
		return this.service.getProviders()
			.stream()
			.map((provider) -> ServerItem.of(provider, valid.getOrDefault(provider.getTitle(), false),
					this.rates.getOrDefault(provider.getTitle(), 0L)))
			.toList();
	}

	private static <S, T> List<T> items(List<LiveSnapshot> snapshots,
			Function<LiveSnapshot, ? extends Iterable<S>> contents, BiFunction<String, S, T> item) {
		List<T> items = new ArrayList<>();
		snapshots.forEach((snapshot) -> contents.apply(snapshot)
			.forEach((content) -> items.add(item.apply(snapshot.provider(), content))));
		return items;
	}

	private void send(Board board, @Nullable Board before, EventFeed.Batch events) {
		List<Message> news = new ArrayList<>();
		if (before != null && !board.since(before).isEmpty()) {
			news.add(new Message("delta", this.json.writeValueAsString(board.since(before))));
		}
		if (!events.events().isEmpty()) {
			news.add(new Message("events", this.json.writeValueAsString(events)));
		}
		List<Message> whole = null;
		for (Viewer viewer : this.viewers) {
			if (!viewer.isReady()) {
				viewer.missed();
			}
			else if (viewer.isBehind() || before == null) {
				whole = (whole != null) ? whole : whole(board);
				hand(viewer, whole);
			}
			else if (!news.isEmpty()) {
				hand(viewer, news);
			}
		}
	}

	private List<Message> whole(Board board) {
		return List.of(new Message("board", this.json.writeValueAsString(board)),
				new Message("events", this.json.writeValueAsString(this.feed.recent())));
	}

	private void hand(Viewer viewer, List<Message> messages) {
		viewer.begin();
		this.executor.execute(() -> viewer.send(messages));
	}

}
