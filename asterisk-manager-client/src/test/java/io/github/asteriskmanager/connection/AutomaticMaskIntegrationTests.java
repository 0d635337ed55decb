package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.NewChannelEvent;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An automatic event mask against real servers, with and without advanced filters.
 */
@EnabledIfDockerAvailable
@ParameterizedClass
@ValueSource(strings = { "debian:sid-slim", "debian:bullseye-slim" })
class AutomaticMaskIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final int CALLS = 5;

	private final AsteriskContainer asterisk;

	private final boolean advanced;

	AutomaticMaskIntegrationTests(String baseImage) {
		this.asterisk = AsteriskContainer.ofBaseImage(baseImage);
		this.advanced = baseImage.contains("sid");
	}

	@BeforeEach
	void start() {
		this.asterisk.start();
	}

	@AfterEach
	void stop() {
		this.asterisk.stop();
	}

	@Test
	void onlyWhatIsListenedToComesAndNothingOfItIsMissed() {
		List<HangupEvent> all = Collections.synchronizedList(new ArrayList<>());
		List<HangupEvent> wanted = Collections.synchronizedList(new ArrayList<>());
		try (ManagerProvider everything = provider(EventMask.all());
				ManagerProvider automatic = provider(EventMask.auto())) {
			everything.subscribe(HangupEvent.class, all::add);
			automatic.subscribe(HangupEvent.class, wanted::add);
			start(everything, automatic);
			long allBefore = everything.getStatistics().bytesReceived();
			long autoBefore = automatic.getStatistics().bytesReceived();
			calls(everything);
			await().atMost(SOON).until(() -> all.size() == 2 * CALLS && wanted.size() == 2 * CALLS);
			long allBytes = everything.getStatistics().bytesReceived() - allBefore;
			long autoBytes = automatic.getStatistics().bytesReceived() - autoBefore;
			System.out.printf("%s: %,d bytes with 'all', %,d with 'auto': %d %% less%n",
					this.asterisk.getDockerImageName(), allBytes, autoBytes, 100 - 100 * autoBytes / allBytes);
			assertThat(wanted).extracting(HangupEvent::getUniqueid)
				.containsExactlyInAnyOrderElementsOf(all.stream().map(HangupEvent::getUniqueid).toList());
			if (this.advanced) {
				assertThat(autoBytes).isLessThan(allBytes / 5);
			}
			else {
				assertThat(autoBytes).isLessThan(allBytes);
			}
		}
	}

	@Test
	void widensWhenAListenerComes() {
		List<ManagerEvent> heard = Collections.synchronizedList(new ArrayList<>());
		List<ManagerEvent> anything = Collections.synchronizedList(new ArrayList<>());
		try (ManagerProvider everything = provider(EventMask.all());
				ManagerProvider automatic = provider(EventMask.auto())) {
			automatic.subscribe(HangupEvent.class, heard::add);
			start(everything, automatic);
			automatic.subscribe(NewChannelEvent.class, heard::add);
			automatic.send(new PingAction());
			calls(everything);
			await().atMost(SOON).until(() -> heard.size() == 4 * CALLS);
			everything.subscribe(ManagerEvent.class, anything::add);
			automatic.subscribe(ManagerEvent.class, anything::add);
			automatic.send(new PingAction());
			calls(everything);
			await().atMost(SOON).until(() -> heard.size() == 8 * CALLS);
			await().atMost(SOON)
				.until(() -> anything.stream()
					.filter((event) -> event.getProvider().equals("auto"))
					.count() == anything.stream().filter((event) -> event.getProvider().equals("on")).count());
		}
	}

	private ManagerProvider provider(EventMask mask) {
		return ManagerProvider.create(ManagerOptions.builder()
			.title(mask.toString())
			.address(this.asterisk.getHost())
			.port(this.asterisk.getAmiPort())
			.username(this.asterisk.getUsername())
			.password(this.asterisk.getPassword())
			.eventMask(mask)
			.build());
	}

	private static void start(ManagerProvider... providers) {
		for (ManagerProvider provider : providers) {
			provider.start();
			provider.awaitReady(SOON);
		}
	}

	private static void calls(ManagerProvider provider) {
		for (int i = 0; i < CALLS; i++) {
			provider.send(OriginateAction.builder()
				.channel("Local/1000@default")
				.application("Wait")
				.data("1")
				.async(true)
				.build());
		}
	}

}
