package io.github.asteriskmanager.boot.actuate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ProviderDefinition;
import io.github.asteriskmanager.boot.ProvidersReloadedEvent;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiServersEndpoint}.
 */
class AmiServersEndpointTests {

	private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

	private final Map<String, FakeProvider> made = new HashMap<>();

	@Test
	void remembersTheLastDisconnectAlsoOfProvidersAddedLater() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			AsteriskManagerService service = new AsteriskManagerService(context, (options) -> {
				FakeProvider provider = new FakeProvider(options);
				this.made.put(options.getTitle(), provider);
				return provider;
			}, definitions("a"));
			AmiServersEndpoint endpoint = new AmiServersEndpoint(service, EventRegistry.create());
			context.registerBean(AmiServersEndpoint.class, () -> endpoint);
			context.refresh();
			service.reload(definitions("a", "b"));
			context.publishEvent(new ProvidersReloadedEvent(Set.of(), Set.of("a"), Set.of()));
			for (String title : List.of("a", "b")) {
				this.made.get(title)
					.deliver(new ProviderStateChangedEvent(title, ProviderState.READY, ProviderState.BACKING_OFF, THEN,
							DisconnectReason.SERVER_SHUTDOWN, "Asterisk shut down"));
				this.made.get(title)
					.deliver(new ProviderStateChangedEvent(title, ProviderState.CONNECTING, ProviderState.READY,
							THEN.plusSeconds(1), null, null));
				assertThat(endpoint.server(title)).satisfies((server) -> {
					assertThat(server.lastDisconnect()).isEqualTo(THEN);
					assertThat(server.lastDisconnectCause()).isEqualTo("Asterisk shut down");
				});
			}
		}
	}

	@Test
	void whatIsWrongNowIsToldBeforeItsNoticeIsDelivered() {
		AsteriskManagerService service = new AsteriskManagerService((event) -> {
		}, (options) -> {
			FakeProvider provider = new FakeProvider(options);
			provider.status = new ProviderStatus(ProviderState.BACKING_OFF, THEN, 1, null, null,
					DisconnectReason.LOGIN_ALREADY_IN_USE, "Refused", THEN, null);
			return provider;
		}, definitions("a"));
		assertThat(new AmiServersEndpoint(service, EventRegistry.create()).server("a")).satisfies((server) -> {
			assertThat(server.lastDisconnect()).isEqualTo(THEN);
			assertThat(server.lastDisconnectCause()).isEqualTo("Refused");
			assertThat(server.advice()).singleElement().asString().contains("allowmultiplelogin=yes");
		});
	}

	private static List<ProviderDefinition> definitions(String... titles) {
		return Stream.of(titles).map((title) -> new ProviderDefinition(FakeProvider.options(title), true)).toList();
	}

}
