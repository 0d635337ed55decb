package io.github.asteriskmanager.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.response.ManagerResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link ManagerOperations} and what belongs to them.
 */
class ManagerOperationsTests {

	private final Recorder recorder = new Recorder();

	private final ManagerOperations on = ManagerOperations.of(this.recorder);

	static Stream<Arguments> operations() {
		return Stream.of(
				call((on) -> on.originate("PJSIP/alice")
					.to("default", "1001")
					.callerId("Shop <99>")
					.ringing(Duration.ofSeconds(20))
					.variable("ORDER", "42")
					.send(),
						"Originate Channel=PJSIP/alice Exten=1001 Context=default Priority=1 Timeout=20000 "
								+ "CallerID=Shop <99> Variable=ORDER=42 Async=true"),
				call((on) -> on.originate("PJSIP/alice")
					.toApplication("Playback", "hello")
					.with((call) -> call.account("7"))
					.queued()
					.send(), "Originate Channel=PJSIP/alice Application=Playback Data=hello Account=7 Async=true"),
				call((on) -> on.channel("c").hangup().send(), "Hangup Channel=c"),
				call((on) -> on.channel("c").redirect("default", "1001").send(),
						"Redirect Channel=c Context=default Exten=1001 Priority=1"),
				call((on) -> on.channel("c").bridge("d").send(), "Bridge Channel1=c Channel2=d"),
				call((on) -> on.channel("c").park().send(), "Park Channel=c"),
				call((on) -> on.channel("c").variable("X").send(), "Getvar Channel=c Variable=X"),
				call((on) -> on.channel("c").setVariable("X", "1").send(), "Setvar Channel=c Variable=X Value=1"),
				call((on) -> on.channel("c").mixMonitor("c.wav").send(), "MixMonitor Channel=c File=c.wav"),
				call((on) -> on.channel("c").stopMixMonitor().send(), "StopMixMonitor Channel=c"),
				call((on) -> on.channels().send(), "CoreShowChannels"),
				call((on) -> on.queue("q").add("m").send(), "QueueAdd Queue=q Interface=m"),
				call((on) -> on.queue("q").add("m", "Mia", 3).send(),
						"QueueAdd Queue=q Interface=m MemberName=Mia Penalty=3"),
				call((on) -> on.queue("q").remove("m").send(), "QueueRemove Queue=q Interface=m"),
				call((on) -> on.queue("q").pause("m", "lunch").send(),
						"QueuePause Queue=q Interface=m Paused=true Reason=lunch"),
				call((on) -> on.queue("q").unpause("m").send(), "QueuePause Queue=q Interface=m Paused=false"),
				call((on) -> on.queue("q").status().send(), "QueueStatus Queue=q"),
				call((on) -> on.queues().send(), "QueueStatus"),
				call((on) -> on.database("f").get("k").send(), "DBGet Family=f Key=k"),
				call((on) -> on.database("f").put("k", "v").send(), "DBPut Family=f Key=k Val=v"),
				call((on) -> on.database("f").delete("k").send(), "DBDel Family=f Key=k"),
				call((on) -> on.database("f").deleteAll().send(), "DBDelTree Family=f"),
				call((on) -> on.conference("r").list().send(), "ConfbridgeList Conference=r"),
				call((on) -> on.conference("r").kick("c").send(), "ConfbridgeKick Conference=r Channel=c"),
				call((on) -> on.conference("r").mute("c").send(), "ConfbridgeMute Conference=r Channel=c"),
				call((on) -> on.conference("r").unmute("c").send(), "ConfbridgeUnmute Conference=r Channel=c"),
				call((on) -> on.variable("G").send(), "Getvar Variable=G"),
				call((on) -> on.setVariable("G", "1").send(), "Setvar Variable=G Value=1"),
				call((on) -> on.mailboxCount("1@default").send(), "MailboxCount Mailbox=1@default"),
				call((on) -> on.endpoints().send(), "PJSIPShowEndpoints"),
				call((on) -> on.endpoint("alice").send(), "PJSIPShowEndpoint Endpoint=alice"),
				call((on) -> on.peers().send(), "SIPpeers"),
				call((on) -> on.reload("app_queue.so").send(), "Reload Module=app_queue.so"),
				call((on) -> on.command("core show uptime").send(), "Command Command=core show uptime"),
				call((on) -> on.send(new PingAction()), "Ping"));
	}

	private static Arguments call(Consumer<ManagerOperations> call, String sent) {
		return arguments(sent, call);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void operationSendsItsAction(String sent, Consumer<ManagerOperations> call) {
		call.accept(this.on);
		assertThat(this.recorder.sent).hasSize(1);
		assertThat(this.recorder.sent.get(0).split(" (?=[A-Z][A-Za-z0-9]+=)"))
			.containsExactlyInAnyOrder(sent.split(" (?=[A-Z][A-Za-z0-9]+=)"));
	}

	@Test
	void nothingIsSentUntilAskedForAndThenEachTime() {
		Operation<ManagerResponse> hangup = this.on.channel("c").hangup();
		assertThat(this.recorder.sent).isEmpty();
		hangup.send();
		hangup.send(Duration.ofSeconds(1));
		assertThat(hangup.sendAsync()).isCompletedWithValueMatching(ManagerResponse::isSuccess);
		assertThat(hangup.sendAsync(Duration.ofSeconds(2))).isCompleted();
		assertThat(this.recorder.sent).hasSize(4).containsOnly("Hangup Channel=c");
		assertThat(this.recorder.timeouts).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
		assertThat(hangup).hasToString("Operation[Hangup[Channel=c]]");
	}

	@Test
	void valuesAreReadFromAnswers() {
		this.recorder.answer = "Response: Success\nVariable: X\nValue: 42";
		assertThat(this.on.variable("X").send()).isEqualTo("42");
		assertThat(this.on.channel("c").variable("X").sendAsync()).isCompletedWithValue("42");
		this.recorder.answer = "Response: Success\nOutput: one\nOutput: two";
		assertThat(this.on.command("x").send()).containsExactly("one", "two");
		this.recorder.answer = "Response: Success";
		assertThat(this.on.queue("none").status().send()).isEmpty();
		assertThat(this.on.variable("X").send()).isEmpty();
	}

	@Test
	void whatIsNotThereIsNoError() {
		this.recorder.answer = "Response: Error\nMessage: Database entry not found";
		assertThat(this.on.database("f").get("k").send()).isEmpty();
		assertThat(this.on.database("f").get("k").sendAsync()).isCompletedWithValueMatching((value) -> value.isEmpty());
		this.recorder.answer = "Response: Error\nMessage: No active conferences.";
		assertThat(this.on.conference("r").list().send()).isEmpty();
		this.recorder.answer = "Response: Error\nMessage: No Conference by that name found.";
		assertThat(this.on.conference("r").list().send()).isEmpty();
	}

	@Test
	void errorsAreThrownOrCompleteTheFuture() {
		this.recorder.answer = "Response: Error\nMessage: Permission denied";
		assertThatExceptionOfType(ActionFailedException.class).isThrownBy(() -> this.on.database("f").get("k").send())
			.withMessageContaining("Permission denied");
		assertThatExceptionOfType(ActionFailedException.class).isThrownBy(() -> this.on.conference("r").list().send());
		assertThat(this.on.database("f").get("k").sendAsync()).isCompletedExceptionally()
			.failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(ActionFailedException.class);
		this.recorder.lost = new IllegalStateException("gone");
		assertThat(this.on.channel("c").hangup().sendAsync()).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void outcomeOfACallIsLeftToTheProvider() {
		assertThat(this.on.originate("PJSIP/alice").to("default", "1001").outcome()).isNotDone();
		assertThat(this.recorder.sent).singleElement().asString().startsWith("Originate");
	}

	/** Notes what is sent, and answers as told. */
	private static final class Recorder implements ActionSender {

		private final List<String> sent = new ArrayList<>();

		private final List<Duration> timeouts = new ArrayList<>();

		private String answer = "Response: Success";

		private RuntimeException lost;

		@Override
		public <R extends ManagerResponse> R send(ManagerAction<R> action) {
			StringBuilder text = new StringBuilder(action.getName());
			action.headers()
				.forEach((header) -> text.append(' ').append(header.name()).append('=').append(header.value()));
			this.sent.add(text.toString());
			R response = action.getResponseType().create(AmiMessage.of(this.answer), List.of(), null);
			if (!response.isSuccess()) {
				throw new ActionFailedException("pbx1", action.getName(), response);
			}
			return response;
		}

		@Override
		public <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
			this.timeouts.add(timeout);
			return send(action);
		}

		@Override
		public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
			send(action);
			return new CompletableFuture<>();
		}

		@Override
		public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
			return send(action);
		}

		@Override
		public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
			try {
				return (this.lost != null) ? CompletableFuture.failedFuture(this.lost)
						: CompletableFuture.completedFuture(send(action));
			}
			catch (ActionFailedException ex) {
				return CompletableFuture.failedFuture(ex);
			}
		}

		@Override
		public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
			this.timeouts.add(timeout);
			return sendAsync(action);
		}

	}

}
