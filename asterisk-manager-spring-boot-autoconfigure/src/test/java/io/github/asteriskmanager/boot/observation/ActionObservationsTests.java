package io.github.asteriskmanager.boot.observation;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import io.github.asteriskmanager.ActionTimeoutException;
import io.github.asteriskmanager.ConnectionLostException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.FakeProvider;
import io.github.asteriskmanager.boot.ForwardingManagerProvider;
import io.github.asteriskmanager.response.ManagerResponse;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ActionObservations}.
 */
class ActionObservationsTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ActionObservations observations = new ActionObservations(this.registry, null);

	private final CompletableFuture<ManagerResponse> answer = new CompletableFuture<>();

	private final FakeProvider fake = new FakeProvider(FakeProvider.options("pbx"));

	private @Nullable RuntimeException failure;

	private @Nullable Observation current;

	private final ManagerProvider provider = this.observations.decorate(new ForwardingManagerProvider(this.fake) {

		@Override
		public <R extends ManagerResponse> R send(ManagerAction<R> action) {
			ActionObservationsTests.this.current = ActionObservationsTests.this.registry.getCurrentObservation();
			if (ActionObservationsTests.this.failure != null) {
				throw ActionObservationsTests.this.failure;
			}
			return super.send(action);
		}

		@Override
		@SuppressWarnings("unchecked")
		public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
			return (CompletableFuture<R>) ActionObservationsTests.this.answer;
		}

	});

	@Test
	void theAnswerEndsTheObservation() {
		Observation outer = Observation.start("request", this.registry);
		outer.scoped(() -> {
			this.provider.send(ManagerAction.of("QueueSummary"));
		});
		assertThat(this.current).isNotNull();
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo("asterisk.manager.send")
			.that()
			.hasBeenStarted()
			.hasBeenStopped()
			.hasParentObservationEqualTo(outer)
			.hasContextualNameEqualTo("QueueSummary")
			.hasLowCardinalityKeyValue("action", "QueueSummary")
			.hasLowCardinalityKeyValue("outcome", "success")
			.hasHighCardinalityKeyValue("server.address", "pbx.example.com")
			.hasHighCardinalityKeyValue("server.port", "5038");
	}

	@Test
	void aLateAnswerEndsAnObservationThatBeganWithTheCaller() {
		Observation outer = Observation.start("request", this.registry);
		CompletableFuture<?> returned = outer.scoped(() -> this.provider.sendAsync(ManagerAction.of("Ping")));
		assertThat(this.registry.getCurrentObservation()).isNull();
		assertThat(returned).as("so that it can be cancelled").isSameAs(this.answer);
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo("asterisk.manager.send")
			.that()
			.isNotStopped();
		CompletableFuture.runAsync(() -> this.answer.completeExceptionally(new CompletionException(lost()))).join();
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo("asterisk.manager.send")
			.that()
			.hasBeenStopped()
			.hasParentObservationEqualTo(outer)
			.hasLowCardinalityKeyValue("outcome", "connection_lost")
			.thenError()
			.isInstanceOf(ConnectionLostException.class);
	}

	@ParameterizedTest
	@MethodSource
	void failuresAreToldApart(RuntimeException failure, String outcome) {
		this.failure = failure;
		assertThatExceptionOfType(failure.getClass()).isThrownBy(() -> this.provider.send(ManagerAction.of("Ping")));
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasLowCardinalityKeyValue("outcome", outcome)
			.hasBeenStopped()
			.hasError(failure);
	}

	static Stream<Arguments> failuresAreToldApart() {
		return Stream.of(Arguments.of(lost(), "connection_lost"),
				Arguments.of(new ActionTimeoutException("pbx", "late", List.of()), "timeout"),
				Arguments.of(new NotConnectedException("pbx", "down"), "not_sent"),
				Arguments.of(new CancellationException(), "cancelled"));
	}

	@Test
	void withoutObservationThereIsNoDecoration() {
		assertThat(new ActionObservations(ObservationRegistry.NOOP, null).decorate(this.fake)).isSameAs(this.fake);
	}

	private static ConnectionLostException lost() {
		return new ConnectionLostException("pbx", DisconnectReason.CLOSED_BY_SERVER, true, "gone", null);
	}

}
