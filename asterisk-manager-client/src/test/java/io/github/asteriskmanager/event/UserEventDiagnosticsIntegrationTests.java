package io.github.asteriskmanager.event;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * User events of a dialplan on a real Asterisk, from unknown to bound.
 */
@EnabledIfDockerAvailable
class UserEventDiagnosticsIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String DIALPLAN = """
			[default]
			exten = 9000,1,Answer()
			 same = n,UserEvent(CallbackRequested,Phone: 0301234567,Attempts: 3,Urgent: yes)
			 same = n,UserEvent(TicketPaid,Amount: 12.50,Class: gold,Note: thanks a lot)
			 same = n,UserEvent(Survey-Result,Score: 9,Channel: mine,1st: a)
			 same = n,UserEvent(OrderPlaced,OrderId: 42)
			 same = n,UserEvent(DoQueueStatus,QueueName: support)
			 same = n,Hangup()
			""";

	@TempDir
	Path directory;

	@UserEventName("OrderPlaced")
	record OrderPlaced(int orderId) {
	}

	@UserEventName("DoQueueStatus")
	record DoQueueStatus(String queueName) {
	}

	@Test
	void suggestedRecordsCompileAndBindEveryHeader() throws Exception {
		EventRegistry registry = EventRegistry.create();
		registry.registerUserEvent(OrderPlaced.class);
		registry.registerUserEvent(DoQueueStatus.class);
		List<UserEvent> heard = Collections.synchronizedList(new ArrayList<>());
		try (AsteriskContainer asterisk = AsteriskContainer.ofBaseImage("debian:sid-slim")
			.withCopyToContainer(Transferable.of(DIALPLAN.getBytes(StandardCharsets.UTF_8)),
					"/etc/asterisk/extensions.conf")) {
			asterisk.start();
			try (ManagerProvider provider = ManagerProvider.create(ManagerOptions.builder()
				.address(asterisk.getHost())
				.port(asterisk.getAmiPort())
				.username(asterisk.getUsername())
				.password(asterisk.getPassword())
				.build(), registry)) {
				provider.subscribe(UserEvent.class, heard::add);
				provider.start();
				provider.awaitReady(SOON);
				call(provider);
				await().atMost(SOON).until(() -> heard.size() == 5);
				List<DiagnosticEntry> unknown = registry.unknownEvents();
				assertThat(unknown).extracting(DiagnosticEntry::name)
					.containsExactlyInAnyOrder("CallbackRequested", "TicketPaid", "Survey-Result");
				for (DiagnosticEntry entry : unknown) {
					registry.registerUserEvent(SuggestedCode.compile(entry.suggestedCode(),
							Files.createTempDirectory(this.directory, "code")));
				}
				heard.clear();
				call(provider);
				await().atMost(SOON).until(() -> heard.size() == 5);
			}
		}
		for (UserEvent event : heard) {
			assertThat(event.getPayload()).as(event.getUserEvent()).isNotNull();
			for (RecordComponent component : event.getPayload().getClass().getRecordComponents()) {
				component.getAccessor().setAccessible(true);
				assertThat(component.getAccessor().invoke(event.getPayload())).as(component.getName()).isNotNull();
			}
		}
		assertThat(heard).extracting((event) -> String.valueOf(event.getPayload()))
			.contains("SurveyResultUserEvent[score=9, channel=mine, _1st=a]",
					"CallbackRequestedUserEvent[phone=0301234567, attempts=3, urgent=true]",
					"TicketPaidUserEvent[amount=12.50, class_=gold, note=thanks a lot]");
		assertThat(registry.unknownEvents()).isEmpty();
		assertThat(registry.diagnostics().unreadableValues().total()).isZero();
		assertThat(registry.diagnostics().unknownHeaders().entries()).noneMatch(DiagnosticEntry::userEvent);
	}

	private static void call(ManagerProvider provider) {
		provider.send(OriginateAction.builder()
			.channel("Local/9000@default")
			.application("Wait")
			.data("1")
			.async(true)
			.build());
	}

}
