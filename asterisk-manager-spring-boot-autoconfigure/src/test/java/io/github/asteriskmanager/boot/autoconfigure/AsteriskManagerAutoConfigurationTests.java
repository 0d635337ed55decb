package io.github.asteriskmanager.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.asteriskmanager.ActionPolicy;
import io.github.asteriskmanager.Authentication;
import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.InitialRetryPolicy;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.MessageLimits;
import io.github.asteriskmanager.OverflowPolicy;
import io.github.asteriskmanager.PingPolicy;
import io.github.asteriskmanager.QueuePolicy;
import io.github.asteriskmanager.ReconnectPolicy;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.TlsOptions;
import io.github.asteriskmanager.boot.AsteriskEventMulticaster;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ListenerErrors;
import io.github.asteriskmanager.boot.ManagerProviderFactory;
import io.github.asteriskmanager.boot.autoconfigure.health.AsteriskManagerHealthContributorAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.metrics.AsteriskManagerMetricsAutoConfiguration;
import io.github.asteriskmanager.boot.autoconfigure.userevents.OrderPlaced;
import io.github.asteriskmanager.boot.autoconfigure.userevents.QueueStatusUserEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.UserEvent;
import io.github.asteriskmanager.event.ValueConverter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.convert.converter.Converter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsteriskManagerAutoConfiguration}.
 */
class AsteriskManagerAutoConfigurationTests {

	private static final String FIRST = "asterisk.manager.providers[0].";

	private static final String SECOND = "asterisk.manager.providers[1].";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsteriskManagerAutoConfiguration.class,
				AsteriskEventMulticasterAutoConfiguration.class))
		.withBean(ManagerProviderFactory.class, () -> FakeProvider::new);

	private final ApplicationContextRunner twoProviders = this.contextRunner.withPropertyValues(
			"asterisk.manager.defaults.username=manager", "asterisk.manager.defaults.password=secret",
			FIRST + "title=primary", FIRST + "address=pbx1.example.com", SECOND + "title=back up",
			SECOND + "address=pbx2.example.com");

	@Test
	void providersAreBeansNamedByTheirTitle() {
		this.twoProviders.withUserConfiguration(Injected.class).run((context) -> {
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.primary.getOptions().getAddress()).isEqualTo("pbx1.example.com");
			assertThat(injected.backup.getOptions().getAddress()).isEqualTo("pbx2.example.com");
			assertThat(injected.all).containsOnlyKeys("primary", "back up");
			assertThat(context.getBean(AsteriskManagerService.class).getProvider("primary")).isSameAs(injected.primary);
		});
	}

	@Test
	void providersStartAndStopWithTheContext() {
		this.twoProviders.withPropertyValues(SECOND + "enabled=false").run((context) -> {
			AsteriskManagerService service = context.getBean(AsteriskManagerService.class);
			assertThat(service.isRunning()).isTrue();
			assertThat(service.isEnabled("primary")).isTrue();
			assertThat(service.isEnabled("back up")).isFalse();
			context.close();
			assertThat(service.isRunning()).isFalse();
		});
	}

	@Test
	void withoutProvidersThereIsAnIdleService() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(AsteriskManagerService.class).doesNotHaveBean(ManagerProvider.class);
			assertThat(context.getBean(AsteriskManagerService.class).getProviders()).isEmpty();
		});
	}

	@Test
	void canBeSwitchedOff() {
		this.twoProviders.withPropertyValues("asterisk.manager.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AsteriskManagerService.class)
				.doesNotHaveBean(ManagerProvider.class)
				.doesNotHaveBean(AsteriskEventMulticaster.class));
	}

	@Test
	void optionsAreThoseOfTheClientUnlessConfigured() {
		this.contextRunner
			.withPropertyValues(FIRST + "title=a", FIRST + "address=pbx", FIRST + "username=manager",
					FIRST + "password=secret")
			.run((context) -> assertThat(options(context, "a")).isEqualTo(ManagerOptions.builder()
				.title("a")
				.address("pbx")
				.username("manager")
				.password("secret")
				.virtualThreads(false)
				.build()));
	}

	@Test
	void everyKeyIsApplied() {
		this.contextRunner.withPropertyValues(FIRST + "title=a", FIRST + "address=pbx", FIRST + "port=5999",
				FIRST + "username=manager", FIRST + "password=secret", FIRST + "keep-alive=false",
				FIRST + "event-mask=call,agent", FIRST + "filters[0]=Event: Newchannel",
				FIRST + "filters[1]=!Uniqueid: 1,2", FIRST + "authentication=plain", FIRST + "encoding=ISO-8859-1",
				FIRST + "force-ipv4=true", FIRST + "connect-timeout=1s", FIRST + "login-timeout=2s",
				FIRST + "action-timeout=3s", FIRST + "ssl.enabled=true", FIRST + "ssl.verify-hostname=false",
				FIRST + "ping.interval=4s", FIRST + "ping.timeout=5s", FIRST + "reconnect.fast-attempts=1",
				FIRST + "reconnect.fast-interval=2s", FIRST + "reconnect.max-interval=3s",
				FIRST + "reconnect.max-attempts=4", FIRST + "reconnect.jitter=0.1", FIRST + "reconnect.stable-after=6s",
				FIRST + "initial-retry.enabled=false", FIRST + "initial-retry.max-attempts=1",
				FIRST + "initial-retry.delay=2s", FIRST + "initial-retry.delay-increment=3s",
				FIRST + "initial-retry.max-delay=4s", FIRST + "initial-retry.stop-on-authentication-failure=false",
				FIRST + "queue.capacity=7", FIRST + "queue.overflow=disconnect", FIRST + "limits.event-size=1KB",
				FIRST + "limits.answer-size=1MB", FIRST + "limits.line-length=512B", FIRST + "limits.headers=20",
				FIRST + "limits.list-items=99", FIRST + "queue.keep=Hangup,Newchannel", FIRST + "actions.max-pending=5",
				FIRST + "actions.connection-wait=6s", FIRST + "actions.allowed-commands=core show",
				FIRST + "actions.allowed-applications=Playback", FIRST + "resync=queues,channels")
			.run((context) -> assertThat(options(context, "a")).isEqualTo(ManagerOptions.builder()
				.title("a")
				.address("pbx")
				.port(5999)
				.username("manager")
				.password("secret")
				.keepAlive(false)
				.eventMask(EventMask.of("call", "agent"))
				.filters(List.of("Event: Newchannel", "!Uniqueid: 1,2"))
				.authentication(Authentication.PLAIN)
				.encoding(StandardCharsets.ISO_8859_1)
				.forceIpv4(true)
				.connectTimeout(Duration.ofSeconds(1))
				.loginTimeout(Duration.ofSeconds(2))
				.actionTimeout(Duration.ofSeconds(3))
				.tls(new TlsOptions(TlsOptions.systemDefault().context(), false))
				.ping(new PingPolicy(Duration.ofSeconds(4), Duration.ofSeconds(5)))
				.reconnect(new ReconnectPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(3), 4, 0.1,
						Duration.ofSeconds(6)))
				.initialRetry(new InitialRetryPolicy(false, 1, Duration.ofSeconds(2), Duration.ofSeconds(3),
						Duration.ofSeconds(4), false))
				.queue(new QueuePolicy(7, OverflowPolicy.DISCONNECT).keeping(List.of("Hangup", "Newchannel")))
				.actions(new ActionPolicy(5, Duration.ofSeconds(6), List.of("core show"), List.of("Playback")))
				.resync(Set.of(Resync.CHANNELS, Resync.QUEUES))
				.limits(new MessageLimits(1024, 1024 * 1024, 512, 20, 99))
				.virtualThreads(false)
				.build()));
	}

	@Test
	void defaultsAreInheritedKeyByKey() {
		this.contextRunner
			.withPropertyValues("asterisk.manager.defaults.username=manager",
					"asterisk.manager.defaults.password=secret", "asterisk.manager.defaults.reconnect.fast-attempts=9",
					"asterisk.manager.defaults.port=5999", "asterisk.manager.defaults.filters=a,b",
					"asterisk.manager.defaults.reconnect.max-attempts=8", "asterisk.manager.defaults.event-mask=call",
					"asterisk.manager.defaults.keep-alive=false", FIRST + "title=a", FIRST + "address=pbx1",
					FIRST + "reconnect.max-attempts=2", FIRST + "keep-alive=true", SECOND + "title=b",
					SECOND + "address=pbx2", SECOND + "port=5038", SECOND + "filters=c", SECOND + "event-mask=none",
					SECOND + "username=other")
			.run((context) -> {
				ManagerOptions first = options(context, "a");
				assertThat(first.getUsername()).isEqualTo("manager");
				assertThat(first.getPort()).isEqualTo(5999);
				assertThat(first.getReconnect().fastAttempts()).isEqualTo(9);
				assertThat(first.getReconnect().maxAttempts()).isEqualTo(2);
				assertThat(first.getReconnect().jitter()).isEqualTo(1);
				assertThat(first.getFilters()).containsExactly("a", "b");
				assertThat(first.getEventMask()).isEqualTo(EventMask.of("call"));
				assertThat(first.isKeepAlive()).isTrue();
				ManagerOptions second = options(context, "b");
				assertThat(second.getUsername()).isEqualTo("other");
				assertThat(second.getPort()).isEqualTo(5038);
				assertThat(second.getReconnect().maxAttempts()).isEqualTo(8);
				assertThat(second.getFilters()).containsExactly("c");
				assertThat(second.getEventMask()).isEqualTo(EventMask.none());
				assertThat(second.isKeepAlive()).isFalse();
			});
	}

	@Test
	void defaultsMayComeFromTheEnvironment() {
		this.twoProviders
			.withInitializer((context) -> TestPropertyValues.of("ASTERISK_MANAGER_DEFAULTS_ENCODING=ISO-8859-1")
				.applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT, "environment"))
			.run((context) -> assertThat(options(context, "primary").getEncoding())
				.isEqualTo(StandardCharsets.ISO_8859_1));
	}

	@Test
	void customizersHaveTheLastWordButForTheTitle() {
		this.twoProviders
			.withBean(ManagerOptionsCustomizer.class,
					() -> (title, options) -> options.title("x").username("user of " + title))
			.run((context) -> {
				assertThat(options(context, "primary").getUsername()).isEqualTo("user of primary");
				assertThat(options(context, "back up").getUsername()).isEqualTo("user of back up");
			});
	}

	@Test
	void customizersMayBringTheSecret() {
		this.twoProviders.withPropertyValues("asterisk.manager.defaults.password=")
			.withBean(ManagerOptionsCustomizer.class, () -> (title, options) -> options.password("from a vault"))
			.run((context) -> assertThat(options(context, "primary").getPassword()).isEqualTo("from a vault"));
	}

	@Test
	void sslBundleGivesTheContext() {
		SslBundle bundle = SslBundle.of(null);
		this.twoProviders.withBean(DefaultSslBundleRegistry.class, () -> new DefaultSslBundleRegistry("pbx", bundle))
			.withPropertyValues("asterisk.manager.defaults.ssl.bundle=pbx", SECOND + "ssl.enabled=false")
			.run((context) -> {
				assertThat(options(context, "primary").getPort()).isEqualTo(ManagerOptions.DEFAULT_TLS_PORT);
				assertThat(options(context, "primary").getTls()).isNotNull()
					.extracting(TlsOptions::verifyHostname)
					.isEqualTo(true);
				assertThat(options(context, "back up").getTls()).isNull();
				ProviderDefinitions definitions = context.getBean(ProviderDefinitions.class);
				AsteriskManagerProperties properties = context.getBean(AsteriskManagerProperties.class);
				assertThat(definitions.from(properties)).as("comparable, so that a reload finds no difference")
					.isEqualTo(definitions.from(properties));
			});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void threadsAreVirtualIfThoseOfTheApplicationAre() {
		this.twoProviders.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(options(context, "primary").isVirtualThreads()).isTrue());
	}

	@Test
	void userEventsAreFoundInTheApplication() {
		this.twoProviders.withUserConfiguration(Application.class).run((context) -> {
			EventRegistry registry = context.getBean(EventRegistry.class);
			assertThat(registry.userEvents()).containsOnly(Map.entry("orderplaced", OrderPlaced.class),
					Map.entry("queuestatus", QueueStatusUserEvent.class));
			UUID id = UUID.randomUUID();
			UserEvent event = (UserEvent) new FakeProvider(FakeProvider.options("a")).event(registry,
					"Event: UserEvent", "UserEvent: OrderPlaced", "Id: " + id, "Amount: 42 EUR");
			assertThat(event.getPayload()).isEqualTo(new OrderPlaced(id, 42));
		});
	}

	@Test
	void convertersOfTheApplicationAreUsed() {
		this.contextRunner.withBean(StringToExtension.class, StringToExtension::new).run((context) -> {
			ValueConverter converter = context.getBean(ValueConverter.class);
			assertThat(converter.convert("1001", Extension.class)).isEqualTo(new Extension("1001"));
			assertThat(converter.convert("00:01:00", Duration.class)).isEqualTo(Duration.ofMinutes(1));
		});
	}

	@Test
	void unknownEventsAreTrackedAsConfigured() {
		this.contextRunner.withPropertyValues("asterisk.manager.unknown-events.max-tracked=1").run((context) -> {
			EventRegistry registry = context.getBean(EventRegistry.class);
			FakeProvider provider = new FakeProvider(FakeProvider.options("a"));
			provider.event(registry, "Event: Martian");
			provider.event(registry, "Event: Venusian");
			assertThat(registry.unknownEvents()).hasSize(1);
			assertThat(registry.diagnostics().unknownEvents().overflow()).isEqualTo(1);
		});
	}

	@Test
	void beansOfTheApplicationTakePrecedence() {
		EventRegistry registry = EventRegistry.create();
		ListenerErrors errors = new ListenerErrors();
		this.contextRunner.withBean(EventRegistry.class, () -> registry)
			.withBean(ListenerErrors.class, () -> errors)
			.withBean(ValueConverter.class, ValueConverter::standard)
			.run((context) -> {
				assertThat(context.getBean(EventRegistry.class)).isSameAs(registry);
				assertThat(context.getBean(ListenerErrors.class)).isSameAs(errors);
				assertThat(context).hasSingleBean(ValueConverter.class).hasSingleBean(ManagerProviderFactory.class);
			});
	}

	@Test
	void worksWithNothingOptional() {
		this.twoProviders.withConfiguration(AutoConfigurations.of(AmiEventsEndpointAutoConfiguration.class,
				AsteriskManagerHealthContributorAutoConfiguration.class, AsteriskManagerMetricsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(HealthContributor.class, Endpoint.class, MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().getBeans(ManagerProvider.class).hasSize(2));
	}

	@Test
	void multicasterIsolatesListeners() {
		this.contextRunner.run((context) -> assertThat(context.getBean(ApplicationEventMulticaster.class))
			.isInstanceOf(AsteriskEventMulticaster.class));
	}

	@Test
	void multicasterOfTheApplicationStays() {
		this.contextRunner.withUserConfiguration(OwnMulticaster.class)
			.run((context) -> assertThat(context.getBean(ApplicationEventMulticaster.class))
				.isExactlyInstanceOf(SimpleApplicationEventMulticaster.class));
	}

	private static ManagerOptions options(ConfigurableApplicationContext context, String title) {
		return context.getBean(AsteriskManagerService.class).getProvider(title).getOptions();
	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		private final ManagerProvider primary;

		private final ManagerProvider backup;

		private final Map<String, ManagerProvider> all;

		Injected(@Qualifier("primary") ManagerProvider primary, @Qualifier("back up") ManagerProvider backup,
				Map<String, ManagerProvider> all) {
			this.primary = primary;
			this.backup = backup;
			this.all = all;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = OrderPlaced.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMulticaster {

		@Bean
		SimpleApplicationEventMulticaster applicationEventMulticaster() {
			return new SimpleApplicationEventMulticaster();
		}

	}

	record Extension(String number) {
	}

	static class StringToExtension implements Converter<String, Extension> {

		@Override
		public Extension convert(String source) {
			return new Extension(source);
		}

	}

}
