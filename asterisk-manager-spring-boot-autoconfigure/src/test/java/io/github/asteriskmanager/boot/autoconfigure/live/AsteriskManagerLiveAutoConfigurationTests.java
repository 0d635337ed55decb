package io.github.asteriskmanager.boot.autoconfigure.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.actuate.AmiLiveEndpoint;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.metrics.LiveMetricsAutoConfiguration;
import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.boot.metrics.LiveMeters;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import io.github.asteriskmanager.live.CallStartedEvent;
import io.github.asteriskmanager.live.LiveState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AsteriskManagerLiveAutoConfiguration}, its endpoint and its meters.
 */
class AsteriskManagerLiveAutoConfigurationTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final List<FakeProvider> made = new ArrayList<>();

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskManagerLiveAutoConfiguration.class, AmiLiveEndpointAutoConfiguration.class,
				LiveMetricsAutoConfiguration.class, EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
				ManagementContextAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> this::make)
		.withBean(SimpleMeterRegistry.class)
		.withBean(Listener.class)
		.withPropertyValues("asterisk.manager.live.enabled=true", "management.endpoints.web.exposure.include=*",
				"asterisk.manager.providers[0].title=pbx", "asterisk.manager.providers[0].address=pbx",
				"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret");

	private FakeProvider make(ManagerOptions options) {
		FakeProvider provider = new FakeProvider(options);
		this.made.add(provider);
		return provider;
	}

	/** Becomes ready, finds nothing, and then hears of a call that waits in a queue. */
	private void feed(ApplicationContext context) {
		FakeProvider provider = this.made.get(0);
		EventRegistry registry = context.getBean(EventRegistry.class);
		provider.status = new ProviderStatus(ProviderState.READY, NOW, 0, NOW, "11.0.0", null, null, null, null);
		provider.deliver(new ProviderStateChangedEvent("pbx", ProviderState.AUTHENTICATING, ProviderState.READY, NOW,
				null, null));
		provider.deliver(
				new ResyncCompletedEvent("pbx", NOW, NOW, Set.copyOf(EnumSet.allOf(Resync.class)), Map.of(), Map.of()));
		provider.deliver(provider.event(registry, "Event: QueueMemberAdded", "Queue: sales", "Interface: PJSIP/alice",
				"MemberName: Alice", "Status: 1", "Paused: 1"));
		provider.deliver(provider.event(registry, "Event: Newchannel", "Channel: PJSIP/bob-1", "ChannelState: 6",
				"CallerIDNum: 0301", "Uniqueid: 1.1", "Linkedid: 1.1"));
		provider.deliver(provider.event(registry, "Event: QueueCallerJoin", "Channel: PJSIP/bob-1", "ChannelState: 6",
				"CallerIDNum: 0301", "Uniqueid: 1.1", "Linkedid: 1.1", "Queue: sales", "Position: 1"));
	}

	@Test
	void isOffUnlessAskedFor() {
		this.contextRunner.withPropertyValues("asterisk.manager.live.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LiveStates.class)
				.doesNotHaveBean(AmiLiveEndpoint.class)
				.doesNotHaveBean(LiveMeters.class));
	}

	@Test
	void eachProviderHasAStateWhoseEventsAreApplicationEvents() {
		this.contextRunner.run((context) -> {
			feed(context);
			LiveState state = context.getBean(LiveState.class);
			assertThat(context).hasBean("pbxLiveState");
			assertThat(state).isSameAs(context.getBean(LiveStates.class).get("pbx"));
			assertThat(state.isValid()).isTrue();
			assertThat(state.calls()).hasSize(1);
			assertThat(context.getBean(Listener.class).started).hasSize(1);
			assertThatIllegalArgumentException().isThrownBy(() -> context.getBean(LiveStates.class).get("other"))
				.withMessageContaining("pbx");
		});
	}

	@Test
	void endpointTellsFiguresAndDetails() {
		this.contextRunner.run((context) -> {
			feed(context);
			MockMvcTester web = MockMvcTester.from(context);
			assertThat(web.get().uri("/actuator/ami-live")).hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.providers.pbx.valid", (valid) -> assertThat(valid).isEqualTo(true))
				.hasPathSatisfying("$.providers.pbx.calls", (calls) -> assertThat(calls).isEqualTo(1))
				.hasPathSatisfying("$.providers.pbx.waiting", (waiting) -> assertThat(waiting).isEqualTo(1))
				.hasPathSatisfying("$.providers.pbx.agents.PAUSED", (agents) -> assertThat(agents).isEqualTo(1));
			assertThat(web.get().uri("/actuator/ami-live/pbx")).hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.calls[0].state", (state) -> assertThat(state).isEqualTo("QUEUED"))
				.hasPathSatisfying("$.calls[0].parties[0].number", (number) -> assertThat(number).isEqualTo("0301"))
				.hasPathSatisfying("$.queues[0].callers[0].position", (place) -> assertThat(place).isEqualTo(1))
				.hasPathSatisfying("$.agents[0].name", (name) -> assertThat(name).isEqualTo("Alice"));
			assertThat(web.get().uri("/actuator/ami-live/other")).hasStatus(404);
			assertThat(web.delete().uri("/actuator/ami-live")).hasStatus(405);
		});
	}

	@Test
	void endpointRespectsItsAccess() {
		this.contextRunner.withPropertyValues("management.endpoint.ami-live.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(AmiLiveEndpoint.class));
	}

	@Test
	void gaugesFollowTheState() {
		this.contextRunner.run((context) -> {
			SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
			context.getBean(LiveMeters.class).bindTo(registry);
			assertThat(gauge(registry, "calls")).isZero();
			feed(context);
			assertThat(gauge(registry, "valid")).isOne();
			assertThat(gauge(registry, "calls")).isOne();
			assertThat(gauge(registry, "channels")).isOne();
			assertThat(gauge(registry, "waiting")).isOne();
			assertThat(gauge(registry, "longest.wait")).isPositive();
			assertThat(gauge(registry, "agents", "state", "paused")).isOne();
			assertThat(gauge(registry, "agents", "state", "busy")).isZero();
		});
	}

	private static double gauge(SimpleMeterRegistry registry, String name, String... tags) {
		return registry.get("asterisk.manager.live." + name).tag("provider", "pbx").tags(tags).gauge().value();
	}

	@Test
	void statesAndGaugesFollowAReload() {
		this.contextRunner.run((context) -> {
			SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
			context.getBean(LiveMeters.class).bindTo(registry);
			LiveStates states = context.getBean(LiveStates.class);
			LiveState before = states.get("pbx");
			context.getBean(AsteriskManagerService.class)
				.reload(List.of(new ProviderDefinition(FakeProvider.options("new"), true)));
			assertThat(states.all()).extracting(LiveState::provider).containsExactly("new");
			assertThat(before.isValid()).isFalse();
			assertThat(registry.find("asterisk.manager.live.calls").tag("provider", "pbx").gauge()).isNull();
			assertThat(registry.find("asterisk.manager.live.calls").tag("provider", "new").gauges()).hasSize(1);
		});
	}

	@Test
	void worksWithoutActuator() {
		without("org.springframework.boot.actuate.endpoint.annotation")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(LiveStates.class)
				.doesNotHaveBean("amiLiveEndpoint"));
	}

	@Test
	void worksWithoutMicrometer() {
		without("io.micrometer.core").run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(LiveStates.class)
			.doesNotHaveBean("asteriskManagerLiveMeters"));
	}

	private ApplicationContextRunner without(String packageName) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
					AsteriskManagerLiveAutoConfiguration.class, AmiLiveEndpointAutoConfiguration.class,
					LiveMetricsAutoConfiguration.class))
			.withBean(ManagerProviderFactory.class, () -> this::make)
			.withPropertyValues("asterisk.manager.live.enabled=true", "management.endpoints.web.exposure.include=*")
			.withClassLoader(new FilteredClassLoader(packageName));
	}

	static class Listener {

		private final List<CallStartedEvent> started = new ArrayList<>();

		@EventListener
		void onStart(CallStartedEvent event) {
			this.started.add(event);
		}

	}

}
