package io.github.asteriskmanager.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link AsteriskManagerService} where instances share providers.
 */
class OwnedProvidersTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final Set<String> owned = ConcurrentHashMap.newKeySet();

	private final Map<String, FakeProvider> made = new ConcurrentHashMap<>();

	private final List<Object> published = new CopyOnWriteArrayList<>();

	private final AsteriskManagerService service = new AsteriskManagerService(
			(event) -> this.published
				.add((event instanceof AsteriskEvent<?> delivered) ? delivered.getPayload() : event),
			(options) -> this.made.compute(options.getTitle(), (title, before) -> new FakeProvider(options)),
			List.of(definition("a"), definition("b")), (type) -> true, this.owned::contains);

	private static ProviderDefinition definition(String title) {
		return new ProviderDefinition(FakeProvider.options(title), true);
	}

	private List<String> calls(String title) {
		FakeProvider provider = this.made.get(title);
		synchronized (provider) {
			return List.copyOf(provider.calls);
		}
	}

	@Test
	void startsOnlyWhatIsOwned() {
		this.owned.add("a");
		this.service.start();
		assertThat(calls("a")).containsExactly("start");
		assertThat(calls("b")).isEmpty();
		ManagerProvider standby = this.service.getProvider("b");
		assertThatExceptionOfType(NotConnectedException.class).isThrownBy(standby::start)
			.withMessageContaining("another instance");
		assertThat(standby.send(new PingAction()).isSuccess()).isTrue();
	}

	@Test
	void startsWhatItTakesOverAndTellsWhatMayBeMissing() {
		this.service.start();
		this.owned.add("a");
		this.service.takeOver(List.of("a", "unknown"), NOW.minusSeconds(12));
		await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(calls("a")).containsExactly("start"));
		ProviderStateChangedEvent ready = new ProviderStateChangedEvent("a", ProviderState.AUTHENTICATING,
				ProviderState.READY, NOW, null, null);
		this.made.get("a").deliver(ready);
		EventsLostEvent lost = new EventsLostEvent("a", EventsLostEvent.Cause.TAKEOVER, -1, NOW.minusSeconds(12), NOW,
				Map.of());
		assertThat(this.published).containsExactlyInAnyOrder(ready, lost);
		assertThat(calls("a")).contains("resync");
		this.made.get("a").deliver(ready);
		assertThat(this.published).as("told once").containsExactlyInAnyOrder(ready, lost, ready);
	}

	@Test
	void cutsOffAtOnce() {
		this.service.start();
		this.owned.add("a");
		this.service.takeOver(List.of("a"), NOW);
		await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(calls("a")).containsExactly("start"));
		this.owned.remove("a");
		this.service.cutOff(List.of("a")).join();
		assertThat(calls("a")).containsExactly("start", "abort");
	}

	@Test
	void handsNothingOnThatIsNotOwned() {
		List<Object> heard = new ArrayList<>();
		this.service.getProvider("a").subscribe(ManagerEvent.class, heard::add);
		this.service.getProvider("a").track(ManagerEvent.class, heard::add);
		ManagerEvent event = this.made.get("a").event(EventRegistry.create(), "Event: Hangup");
		ProviderStateChangedEvent stopped = new ProviderStateChangedEvent("a", ProviderState.READY,
				ProviderState.STOPPED, NOW, null, null);
		this.made.get("a").deliver(event);
		this.made.get("a").deliver(stopped);
		assertThat(this.published).containsExactly(stopped);
		assertThat(heard).isEmpty();
		assertThat(this.service.getWithheld("a")).isEqualTo(3);
		this.owned.add("a");
		this.made.get("a").deliver(event);
		assertThat(this.published).containsExactly(stopped, event);
		assertThat(heard).hasSize(2);
	}

	@Test
	void tellsAsMissingWhatWasWithheldWhenListenersWereBehind() {
		this.service.start();
		ManagerEvent event = this.made.get("a").event(EventRegistry.create(), "Event: Hangup");
		this.made.get("a").deliver(event);
		this.owned.add("a");
		this.service.takeOver(List.of("a"), event.getReceivedAt().plusMillis(200));
		await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(calls("a")).containsExactly("start"));
		this.made.get("a")
			.deliver(new ProviderStateChangedEvent("a", ProviderState.AUTHENTICATING, ProviderState.READY,
					event.getReceivedAt().plusSeconds(1), null, null));
		assertThat(this.published).filteredOn(EventsLostEvent.class::isInstance)
			.singleElement()
			.extracting((lost) -> ((EventsLostEvent) lost).from())
			.isEqualTo(event.getReceivedAt());
	}

	@Test
	void reloadStartsOnlyWhatIsOwned() {
		this.owned.add("a");
		this.service.start();
		this.service.reload(Stream.of("a", "b", "c")
			.map((title) -> new ProviderDefinition(FakeProvider.options(title), true, "site"))
			.toList());
		assertThat(calls("a")).containsExactly("start");
		assertThat(calls("c")).isEmpty();
		assertThat(this.service.getGroups()).containsExactly(Map.entry("site", Set.of("a", "b", "c")));
	}

	@Test
	void handsOverProperly() {
		this.owned.add("a");
		this.service.start();
		this.service.handOver(List.of("a")).join();
		assertThat(calls("a")).containsExactly("start", "stop");
	}

}
