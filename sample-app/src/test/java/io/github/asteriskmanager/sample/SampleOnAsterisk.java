package io.github.asteriskmanager.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.CoreShowChannelsAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.event.DiagnosticEntry;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.NewChannelEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample on real Asterisk servers; one subclass for each version.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class SampleOnAsterisk {

	private static final Duration SOON = Duration.ofSeconds(60);

	private final AsteriskContainer asterisk;

	private ConfigurableApplicationContext context;

	private AsteriskManagerService service;

	private Recorder recorder;

	SampleOnAsterisk(String baseImage) {
		this.asterisk = AsteriskContainer.ofBaseImage(baseImage);
		// a port that stays the same when the container is stopped and started again
		this.asterisk.setPortBindings(List.of(freePort() + ":5038"));
	}

	@BeforeEach
	void start() {
		this.asterisk.start();
		this.context = new SpringApplicationBuilder(SampleApplication.class, Recorder.class)
			.initializers(new RecordedCallCenter())
			.run("--server.port=0", "--spring.profiles.active=asterisk",
					"--ASTERISK_ADDRESS=" + this.asterisk.getHost(), "--ASTERISK_PORT=" + this.asterisk.getAmiPort(),
					"--ASTERISK_USERNAME=" + this.asterisk.getUsername(),
					"--ASTERISK_PASSWORD=" + this.asterisk.getPassword());
		this.service = this.context.getBean(AsteriskManagerService.class);
		this.recorder = this.context.getBean(Recorder.class);
		this.service.getProvider("asterisk").awaitReady(SOON);
	}

	@AfterEach
	void stop() {
		this.context.close();
		this.asterisk.stop();
	}

	@Test
	void listenersHearACallTypedAndInOrder(CapturedOutput output) {
		originate();
		await().atMost(SOON).until(() -> this.recorder.of(HangupEvent.class).size() == 2);
		List<Object> heard = this.recorder.all();
		for (NewChannelEvent begun : this.recorder.of(NewChannelEvent.class)) {
			assertThat(this.recorder.of(HangupEvent.class))
				.filteredOn((ended) -> begun.getUniqueid().equals(ended.getUniqueid()))
				.singleElement()
				.satisfies((ended) -> assertThat(heard.indexOf(begun)).isLessThan(heard.indexOf(ended)));
		}
		assertThat(this.recorder.of(OriginateResponseEvent.class)).hasSize(1);
		assertThat(this.recorder.of(OrderPlaced.class))
			.containsExactly(new OrderPlaced(42, new BigDecimal("12.50"), "José"));
		assertThat(this.context.getBean(EventRegistry.class).unknownEvents()).extracting(DiagnosticEntry::name)
			.containsExactly("DoQueueStatus");
		assertThat(this.service.send("asterisk", CommandAction.of("core show version")).getOutput()).hasSize(1);
		assertThat(this.service.send("asterisk", new CoreShowChannelsAction()).isSuccess()).isTrue();
		assertThat(output.getOut()).contains("order 42 of José for 12.50");
	}

	@Test
	void applicationSurvivesAnOutage(CapturedOutput output) {
		String container = this.asterisk.getContainerId();
		DockerClientFactory.lazyClient().stopContainerCmd(container).exec();
		await().atMost(SOON).until(() -> state() == ProviderState.BACKING_OFF);
		assertThat(health()).isEqualTo(Status.DOWN);
		await().atMost(SOON).until(() -> this.service.getProvider("asterisk").getStatus().attempts() >= 3);
		DockerClientFactory.lazyClient().startContainerCmd(container).exec();
		await().atMost(SOON).until(() -> state() == ProviderState.READY);
		assertThat(health()).isEqualTo(Status.UP);
		// Asterisk 16 may close once more what has logged in while it starts
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(
					output.getOut().lines().filter((line) -> line.contains("WARN") && line.contains("Not connected")))
				.hasSize(losses()));
		await().atMost(SOON).until(() -> this.recorder.of(HangupEvent.class).size() >= 2 || originate());
	}

	private int losses() {
		return (int) this.recorder.of(ProviderStateChangedEvent.class)
			.stream()
			.filter((change) -> change.previous() == ProviderState.READY)
			.count();
	}

	private boolean originate() {
		this.service.sendAsync("asterisk",
				OriginateAction.builder()
					.channel("Local/1000@default")
					.context("default")
					.exten("1001")
					.priority(1)
					.async(true)
					.build());
		return false;
	}

	private ProviderState state() {
		return this.service.getProvider("asterisk").getState();
	}

	private Status health() {
		return this.context.getBean(HealthEndpoint.class).healthForPath("asteriskManager").getStatus();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Listens as an application does, and remembers. */
	static class Recorder {

		private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

		@EventListener
		void onEvent(ManagerEvent event) {
			this.heard.add(event);
		}

		@EventListener
		void onState(ProviderStateChangedEvent change) {
			this.heard.add(change);
		}

		@EventListener
		void onOrder(OrderPlaced order) {
			this.heard.add(order);
		}

		List<Object> all() {
			synchronized (this.heard) {
				return List.copyOf(this.heard);
			}
		}

		<T> List<T> of(Class<T> type) {
			return all().stream().filter(type::isInstance).map(type::cast).toList();
		}

	}

}
