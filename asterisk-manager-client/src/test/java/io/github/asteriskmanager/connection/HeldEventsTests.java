package io.github.asteriskmanager.connection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeldEvents}.
 */
class HeldEventsTests {

	private final HeldEvents held = new HeldEvents();

	private final EventRegistry registry = EventRegistry.create();

	private final ResyncCompletedEvent completed = new ResyncCompletedEvent("pbx", Instant.EPOCH, Instant.EPOCH,
			Set.of(Resync.CHANNELS), Map.of(), Map.of());

	private ManagerEvent event(String name) {
		return this.registry.create(AmiMessage.of("Event: " + name), this.registry.origin("pbx"), Instant.EPOCH);
	}

	@Test
	void listsGoBeforeWhatWaits() {
		ManagerEvent live = event("Hangup");
		ManagerEvent item = event("CoreShowChannel");
		assertThat(this.held.keeps(live)).isFalse();
		this.held.hold();
		assertThat(this.held.keeps(live)).isTrue();
		this.held.item(item);
		assertThat(this.held.takeReady()).containsExactly(item);
		this.held.release(this.completed);
		assertThat(this.held.keeps(live)).as("until what waits has been taken").isTrue();
		assertThat(this.held.takeReady()).containsExactly(this.completed, live, live);
		assertThat(this.held.keeps(live)).isFalse();
		assertThat(this.held.takeReady()).isEmpty();
	}

	@Test
	void waitsForTheNextRoundToo() {
		ManagerEvent live = event("Hangup");
		this.held.hold();
		this.held.keeps(live);
		this.held.release(this.completed);
		this.held.hold();
		assertThat(this.held.takeReady()).containsExactly(this.completed);
		this.held.release(this.completed);
		assertThat(this.held.takeReady()).containsExactly(this.completed, live);
	}

	@Test
	void tooMuchEndsTheWaitingAndVoidsTheLists() {
		ManagerEvent live = event("Hangup");
		this.held.hold();
		int kept = 0;
		while (this.held.keeps(live)) {
			kept++;
		}
		assertThat(kept).isEqualTo(100_000);
		assertThat(this.held.isOverrun()).isTrue();
		assertThat(this.held.takeReady()).hasSize(kept);
		this.held.release(this.completed);
		assertThat(this.held.takeReady()).singleElement()
			.isInstanceOfSatisfying(ResyncCompletedEvent.class, (event) -> {
				assertThat(event.fetched()).isEmpty();
				assertThat(event.failed()).containsOnlyKeys(Resync.CHANNELS);
			});
		assertThat(this.held.isOverrun()).isFalse();
	}

	@Test
	void endOfTheConnectionEndsTheWaiting() {
		ManagerEvent live = event("Hangup");
		this.held.hold();
		this.held.keeps(live);
		this.held.end();
		assertThat(this.held.takeReady()).isEqualTo(List.of(live));
	}

}
