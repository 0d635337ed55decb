package io.github.asteriskmanager.boot.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.EventMask;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.ProviderStatus;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.cluster.ClusterRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link ProviderHealth}.
 */
class ProviderHealthTests {

	private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

	private final FakeProvider provider = new FakeProvider(FakeProvider.options("pbx"));

	private final ProviderHealth providerHealth = new ProviderHealth(Duration.ZERO, List.of(),
			Clock.fixed(NOW, ZoneOffset.UTC));

	private final ProviderHealth withMaxEventAge = new ProviderHealth(Duration.ofMinutes(1), List.of(),
			Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void readyIsUp() {
		this.provider.status = ready(NOW.minusSeconds(9), NOW.minusSeconds(1));
		Health health = this.providerHealth.of(this.provider, true);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsExactly(entry("address", "pbx.example.com:5038"),
				entry("state", ProviderState.READY), entry("since", NOW.minusSeconds(9)), entry("amiVersion", "11.0.0"),
				entry("lastEvent", NOW.minusSeconds(1)));
	}

	@Test
	void standbyIsUpAndSaysSo() {
		Health health = of(ClusterRole.STANDBY);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("role", "standby")
			.containsEntry("state", ProviderState.STOPPED)
			.doesNotContainKeys("reason", "attempts");
	}

	@Test
	void ownerIsWhatItsConnectionIs() {
		assertThat(of(ClusterRole.OWNER).getStatus()).isEqualTo(Status.DOWN);
		this.provider.status = ready(NOW, NOW);
		assertThat(of(ClusterRole.OWNER).getStatus()).isEqualTo(Status.UP);
		assertThat(of(ClusterRole.OWNER).getDetails()).containsEntry("role", "owner");
	}

	@Test
	void withoutLocksItIsDown() {
		Health health = of(ClusterRole.CUT_OFF);
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails().get("reason")).asString().contains("locks of the cluster");
	}

	private Health of(ClusterRole role) {
		return new ProviderHealth(Duration.ZERO, List.of(), (title) -> role, Clock.fixed(NOW, ZoneOffset.UTC))
			.of(this.provider, true);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READY")
	void anyOtherStateIsDownAndSaysWhy(ProviderState state) {
		this.provider.status = FakeProvider.status(state);
		Health health = this.providerHealth.of(this.provider, true);
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("state", state).containsKey("reason").containsKey("attempts");
	}

	@Test
	void reasonIsInWordsAndWithoutUserName() {
		this.provider.status = new ProviderStatus(ProviderState.BACKING_OFF, NOW, 3, null, "11.0.0",
				DisconnectReason.LOGIN_REFUSED, "Asterisk refuses user 'manager' at pbx", NOW.plusSeconds(5), null);
		assertThat(this.providerHealth.of(this.provider, true).getDetails())
			.containsEntry("reason", "Asterisk refuses user '***' at pbx")
			.containsEntry("attempts", 3)
			.containsEntry("nextAttempt", NOW.plusSeconds(5));
	}

	@Test
	void disabledIsUnknown() {
		Health health = this.providerHealth.of(this.provider, false);
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).containsEntry("reason", "Disabled by configuration");
	}

	@Test
	void withoutKeepAliveIsUnknown() {
		FakeProvider onDemand = new FakeProvider(FakeProvider.options("pbx").toBuilder().keepAlive(false).build());
		assertThat(this.providerHealth.of(onDemand, true).getStatus()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void silenceBeyondTheMaximumIsDown() {
		this.provider.status = ready(NOW.minusSeconds(90), NOW.minusSeconds(61));
		Health health = this.withMaxEventAge.of(this.provider, true);
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reason", "No event for longer than PT1M");
		this.provider.status = ready(NOW.minusSeconds(90), null);
		assertThat(this.withMaxEventAge.of(this.provider, true).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void silenceCountsFromTheLoginAtTheEarliest() {
		this.provider.status = ready(NOW.minusSeconds(90), NOW.minusSeconds(59));
		assertThat(this.withMaxEventAge.of(this.provider, true).getStatus()).isEqualTo(Status.UP);
		this.provider.status = ready(NOW.minusSeconds(10), NOW.minusSeconds(600));
		assertThat(this.withMaxEventAge.of(this.provider, true).getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void silenceIsExpectedWithoutEvents() {
		FakeProvider silent = new FakeProvider(
				FakeProvider.options("pbx").toBuilder().eventMask(EventMask.none()).build());
		silent.status = ready(NOW.minusSeconds(90), null);
		assertThat(this.withMaxEventAge.of(silent, true).getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void applicationsAddDetailsButReplaceNone() {
		this.provider.status = ready(NOW.minusSeconds(9), null);
		ProviderHealth withDetails = new ProviderHealth(Duration.ZERO, List.of((provider) -> {
			throw new IllegalStateException("not counted yet");
		}, (provider) -> Map.of("calls", 3, "state", "mine"), (provider) -> Map.of("calls", 4)),
				Clock.fixed(NOW, ZoneOffset.UTC));
		Health health = withDetails.of(this.provider, true);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("calls", 3).containsEntry("state", ProviderState.READY);
	}

	private static ProviderStatus ready(Instant connectedSince, @Nullable Instant lastEvent) {
		return new ProviderStatus(ProviderState.READY, connectedSince, 0, connectedSince, "11.0.0", null, null, null,
				lastEvent);
	}

}
