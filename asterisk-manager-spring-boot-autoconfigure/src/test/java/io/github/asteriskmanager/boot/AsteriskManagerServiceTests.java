package io.github.asteriskmanager.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.action.ManagerAction;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsteriskManagerService}.
 */
class AsteriskManagerServiceTests {

	/** The latest provider made for each title. */
	private final Map<String, FakeProvider> made = new LinkedHashMap<>();

	private final List<Object> published = new ArrayList<>();

	@Test
	void findsProvidersByTitleInConfiguredOrder() {
		AsteriskManagerService service = service(enabled("b"), enabled("a"));
		assertThat(service.getProviders()).extracting(ManagerProvider::getTitle).containsExactly("b", "a");
		assertThat(service.getProvider("a")).isSameAs(service.getProviders().get(1));
	}

	@Test
	void unknownTitleIsToldWithTheKnownOnes() {
		AsteriskManagerService service = service(enabled("primary"), enabled("backup"));
		assertThatIllegalArgumentException().isThrownBy(() -> service.getProvider("primry"))
			.withMessage("No provider has the title 'primry'; there is 'primary', 'backup'");
		assertThatIllegalArgumentException().isThrownBy(() -> service().getProvider("x"))
			.withMessageContaining("asterisk.manager.providers");
	}

	@Test
	void titlesAreUnique() {
		assertThatIllegalArgumentException().isThrownBy(() -> service(enabled("a"), enabled("a")))
			.withMessageContaining("'a'");
	}

	@Test
	void startsAndStopsAllThatAreEnabled() {
		AsteriskManagerService service = service(enabled("a"), disabled("b"));
		service.start();
		assertThat(service.isRunning()).isTrue();
		service.stop();
		assertThat(service.isRunning()).isFalse();
		assertThat(this.made.get("a").calls).containsExactly("start", "stop");
		assertThat(this.made.get("b").calls).containsExactly("stop");
	}

	@Test
	void stopsAllAtOnceAndTellsWhenDone() throws InterruptedException {
		CountDownLatch bothStopping = new CountDownLatch(2);
		AsteriskManagerService service = new AsteriskManagerService(this.published::add, (options) -> {
			ManagerProvider provider = mock(ManagerProvider.class);
			willAnswer((invocation) -> {
				bothStopping.countDown();
				return bothStopping.await(10, TimeUnit.SECONDS);
			}).given(provider).stop();
			return provider;
		}, List.of(enabled("a"), enabled("b")));
		service.start();
		CountDownLatch stopped = new CountDownLatch(1);
		service.stop(stopped::countDown);
		assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(bothStopping.getCount()).isZero();
	}

	@Test
	void startsBeforeTheWebServerAndStopsAfterIt() {
		assertThat(service().getPhase()).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
			.isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
	}

	@Test
	void sendsThroughTheProviderOfThatTitle() {
		AsteriskManagerService service = service(enabled("a"), enabled("b"));
		assertThat(service.send("b", ManagerAction.of("Ping")).isSuccess()).isTrue();
		assertThat(service.sendAsync("b", ManagerAction.of("CoreStatus"))).isCompleted();
		assertThat(this.made.get("b").calls).containsExactly("Ping", "CoreStatus");
		assertThat(this.made.get("a").calls).isEmpty();
	}

	@Test
	void disabledProviderConnectsInNoWay() {
		ManagerProvider provider = service(disabled("a")).getProvider("a");
		assertThatExceptionOfType(NotConnectedException.class).isThrownBy(provider::start)
			.withMessageContaining("'enabled' is false");
		assertThatExceptionOfType(NotConnectedException.class).isThrownBy(provider::connect);
		assertThatExceptionOfType(NotConnectedException.class)
			.isThrownBy(() -> provider.send(ManagerAction.of("Ping")));
		assertThat(provider.sendAsync(ManagerAction.of("Ping"))).isCompletedExceptionally();
		assertThat(this.made.get("a").calls).isEmpty();
	}

	@Test
	void publishesWhatIsDelivered() {
		AsteriskManagerService service = service(enabled("a"));
		this.made.get("a").deliver("payload");
		assertThat(this.published).singleElement().isInstanceOfSatisfying(AsteriskEvent.class, (event) -> {
			assertThat(event.getPayload()).isEqualTo("payload");
			assertThat(event.getProvider()).isEqualTo("a");
			assertThat(event.getSource()).isSameAs(service);
		});
	}

	@Test
	void reloadTouchesOnlyWhatDiffers() {
		AsteriskManagerService service = service(enabled("same"), enabled("changed"), enabled("removed"));
		service.start();
		ManagerProvider changed = service.getProvider("changed");
		ManagerProvider removed = service.getProvider("removed");
		FakeProvider changedBefore = this.made.get("changed");
		List<Object> heard = new ArrayList<>();
		changed.subscribe(String.class, heard::add);
		service.reload(List.of(enabled("same"), new ProviderDefinition(otherPort("changed"), true), enabled("added")));
		assertThat(this.made.get("same").calls).containsExactly("start");
		assertThat(changedBefore.calls).containsExactly("start", "close");
		assertThat(this.made.get("changed").calls).containsExactly("start");
		assertThat(this.made.get("removed").calls).containsExactly("start", "close");
		assertThat(this.made.get("added").calls).containsExactly("start");
		assertThat(service.getProviders()).extracting(ManagerProvider::getTitle)
			.containsExactly("same", "changed", "added");
		assertThat(service.getProvider("changed")).isSameAs(changed);
		assertThat(changed.getOptions().getPort()).isEqualTo(5555);
		assertThatExceptionOfType(NotConnectedException.class).isThrownBy(removed::connect)
			.withMessageContaining("No longer configured");
		assertThat(this.published)
			.containsExactly(new ProvidersReloadedEvent(Set.of("added"), Set.of("changed"), Set.of("removed")));
		this.made.get("changed").deliver("news");
		assertThat(heard).containsExactly("news");
		assertThat(this.published).last().isInstanceOf(AsteriskEvent.class);
	}

	@Test
	void oneProviderIsReloadedAlone() {
		AsteriskManagerService service = service(enabled("same"), enabled("changed"));
		service.start();
		service.reload(enabled("changed"));
		assertThat(this.published).as("nothing differs").isEmpty();
		service.reload(new ProviderDefinition(otherPort("changed"), true));
		assertThat(service.getProvider("changed").getOptions().getPort()).isEqualTo(5555);
		assertThat(this.made.get("changed").calls).containsExactly("start");
		assertThat(this.made.get("same").calls).containsExactly("start");
		assertThat(this.published).containsExactly(new ProvidersReloadedEvent(Set.of(), Set.of("changed"), Set.of()));
		assertThatThrownBy(() -> service.reload(enabled("other"))).hasMessageContaining("No provider has the title");
	}

	@Test
	void removedProviderComesBackBehindTheSameBean() {
		AsteriskManagerService service = service(enabled("a"));
		service.start();
		ManagerProvider provider = service.getProvider("a");
		service.reload(List.of());
		service.reload(List.of(enabled("a")));
		assertThat(service.getProvider("a")).isSameAs(provider);
		assertThat(this.made.get("a").calls).containsExactly("start");
		assertThat(provider.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
	}

	@Test
	void reloadBeforeStartStartsNothing() {
		AsteriskManagerService service = service();
		service.reload(List.of(enabled("a")));
		assertThat(this.made.get("a").calls).isEmpty();
	}

	@Test
	void badConfigurationChangesNothing() {
		AsteriskManagerService service = new AsteriskManagerService(this.published::add, (options) -> {
			if (options.getTitle().equals("bad")) {
				throw new IllegalStateException("bad");
			}
			return this.made.merge(options.getTitle(), new FakeProvider(options), (before, after) -> after);
		}, List.of(enabled("a")));
		service.start();
		FakeProvider before = this.made.get("a");
		assertThatThrownBy(() -> service.reload(List.of(new ProviderDefinition(otherPort("a"), true), enabled("bad"))))
			.hasMessage("bad");
		assertThat(before.calls).containsExactly("start");
		assertThat(this.made.get("a").calls).as("made in vain").containsExactly("close");
		assertThat(service.getProvider("a").getOptions().getPort()).isEqualTo(5038);
		assertThat(this.published).isEmpty();
	}

	@Test
	void closeClosesAll() {
		AsteriskManagerService service = service(enabled("a"), disabled("b"));
		service.close();
		assertThat(this.made.values()).allSatisfy((provider) -> assertThat(provider.calls).containsExactly("close"));
	}

	private AsteriskManagerService service(ProviderDefinition... definitions) {
		return new AsteriskManagerService(this.published::add, (options) -> {
			FakeProvider provider = new FakeProvider(options);
			this.made.put(options.getTitle(), provider);
			return provider;
		}, Arrays.asList(definitions));
	}

	private static ProviderDefinition enabled(String title) {
		return new ProviderDefinition(FakeProvider.options(title), true);
	}

	private static ProviderDefinition disabled(String title) {
		return new ProviderDefinition(FakeProvider.options(title), false);
	}

	private static ManagerOptions otherPort(String title) {
		return FakeProvider.options(title).toBuilder().port(5555).build();
	}

}
