package io.github.asteriskmanager.boot.template;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.event.ConfbridgeListEvent;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import io.github.asteriskmanager.event.EndpointListEvent;
import io.github.asteriskmanager.event.ParkedCallEvent;
import io.github.asteriskmanager.event.QueueMemberEntryEvent;
import io.github.asteriskmanager.operations.ManagerOperations;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The everyday operations on a real Asterisk 22.
 */
@EnabledIfDockerAvailable
class TemplateOnAsteriskIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final AsteriskContainer ASTERISK = AsteriskContainer.ofBaseImage("debian:sid-slim");

	private static ConfigurableApplicationContext context;

	private static ManagerOperations on;

	@BeforeAll
	static void start() {
		ASTERISK.start();
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("asterisk.manager.providers[0].title=primary",
					"asterisk.manager.providers[0].address=" + ASTERISK.getHost(),
					"asterisk.manager.providers[0].port=" + ASTERISK.getAmiPort(),
					"asterisk.manager.providers[0].username=" + ASTERISK.getUsername(),
					"asterisk.manager.providers[0].password=" + ASTERISK.getPassword())
			.run();
		context.getBean(ManagerProvider.class).awaitReady(SOON);
		on = context.getBean(AsteriskManagerTemplate.class).on("primary");
	}

	@AfterAll
	static void stop() {
		if (context != null) {
			context.close();
		}
		ASTERISK.stop();
	}

	@Test
	void databaseAndGlobalVariables() {
		assertThat(on.database("ways").get("colour").send()).isEmpty();
		on.database("ways").put("colour", "green").send();
		assertThat(on.database("ways").get("colour").send()).contains("green");
		on.database("ways").delete("colour").send();
		assertThat(on.database("ways").get("colour").sendAsync()).succeedsWithin(SOON)
			.satisfies((value) -> assertThat(value).isEmpty());
		on.database("ways").put("a", "1").send();
		on.database("ways").put("b", "2").send();
		on.database("ways").deleteAll().send();
		assertThat(on.database("ways").get("a").send()).isEmpty();
		assertThat(on.variable("WAYS").send()).isEmpty();
		on.setVariable("WAYS", "42").send();
		assertThat(on.variable("WAYS").send()).isEqualTo("42");
	}

	@Test
	void queues() {
		on.queue("support").add("Local/1002@default", "Ringer", 5).send();
		assertThatExceptionOfType(ActionFailedException.class)
			.isThrownBy(() -> on.queue("support").add("Local/1002@default").send());
		on.queue("support").pause("Local/1002@default", "lunch").send();
		assertThat(ringer()).satisfies((member) -> {
			assertThat(member.getPaused()).isTrue();
			assertThat(member.getPenalty()).isEqualTo(5);
		});
		on.queue("support").unpause("Local/1002@default").send();
		assertThat(ringer().getPaused()).isFalse();
		on.queue("support").remove("Local/1002@default").send();
		assertThat(on.queues().send()).anySatisfy((queue) -> assertThat(queue.name()).isEqualTo("support"));
		assertThat(on.queue("nowhere").status().send()).isEmpty();
	}

	private static QueueMemberEntryEvent ringer() {
		return on.queue("support")
			.status()
			.send()
			.orElseThrow()
			.members()
			.stream()
			.filter((member) -> "Local/1002@default".equals(member.header("Location")))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void calls() {
		assertThat(on.originate("Local/1001@default").to("default", "1001").outcome()).succeedsWithin(SOON);
		on.originate("Local/1004@default/n")
			.to("default", "1004")
			.variable("ORDER", "42")
			.with((call) -> call.channelId("ways-call"))
			.send();
		await().atMost(SOON).until(() -> id("ways-call") != null);
		String channel = id("ways-call");
		on.channel(channel).setVariable("COLOUR", "green").send();
		assertThat(on.channel(channel).variable("COLOUR").send()).isEqualTo("green");
		assertThat(on.channel(channel).variable("ORDER").send()).isEqualTo("42");
		assertThat(on.channel(channel).mixMonitor("ways.wav").send().isSuccess()).isTrue();
		on.channel(channel).stopMixMonitor().send();
		on.channel(channel).redirect("default", "1002").send();
		await().atMost(SOON)
			.until(() -> channels().stream()
				.anyMatch((one) -> channel.equals(one.getChannel()) && "1002".equals(one.header("Exten"))));
		on.channel(channel).hangup().send();
		await().atMost(SOON).until(() -> channels().stream().noneMatch((one) -> channel.equals(one.getChannel())));
		assertThatExceptionOfType(ActionFailedException.class).isThrownBy(() -> on.channel(channel).hangup().send())
			.withMessageContaining("No such channel");
	}

	@Test
	void bridgesAndParking() {
		on.originate("Local/1004@default/n").to("default", "1004").with((call) -> call.channelId("ways-a")).send();
		on.originate("Local/1004@default/n").to("default", "1004").with((call) -> call.channelId("ways-b")).send();
		await().atMost(SOON).until(() -> id("ways-a") != null && id("ways-b") != null);
		String one = id("ways-a");
		String other = id("ways-b");
		on.channel(one).bridge(other).send();
		await().atMost(SOON)
			.until(() -> channels().stream()
				.anyMatch((channel) -> one.equals(channel.getChannel()) && channel.header("BridgeId") != null
						&& !channel.header("BridgeId").isEmpty()));
		List<ParkedCallEvent> parked = new CopyOnWriteArrayList<>();
		context.getBean(ManagerProvider.class).subscribe(ParkedCallEvent.class, parked::add);
		on.channel(one).park().send();
		await().atMost(SOON).until(() -> !parked.isEmpty());
	}

	private static String id(String uniqueid) {
		return channels().stream()
			.filter((channel) -> uniqueid.equals(channel.getUniqueid()))
			.map(CoreShowChannelEvent::getChannel)
			.findFirst()
			.orElse(null);
	}

	@Test
	void conferences() {
		assertThat(on.conference("nobody").list().send()).isEmpty();
		on.originate("Local/1004@default/n").toApplication("ConfBridge", "ways").send();
		await().atMost(SOON).until(() -> on.conference("ways").list().send().size() == 1);
		ConfbridgeListEvent member = on.conference("ways").list().send().get(0);
		on.conference("ways").mute(member.getChannel()).send();
		assertThat(on.conference("ways").list().send().get(0).header("Muted")).isEqualTo("Yes");
		on.conference("ways").unmute(member.getChannel()).send();
		on.conference("ways").kick(member.getChannel()).send();
		await().atMost(SOON).until(() -> on.conference("ways").list().send().isEmpty());
	}

	@Test
	void server() {
		assertThat(on.command("core show version").send()).singleElement().asString().startsWith("Asterisk 22");
		assertThat(on.mailboxCount("1000@default").send().getNewMessages()).isNotNull();
		assertThat(on.endpoints().send()).extracting(EndpointListEvent::getObjectName).contains("alice");
		assertThat(on.endpoint("alice").send().getEndpoint()).isNotNull();
		on.reload("app_queue.so").send();
		assertThat(context.getBean(AsteriskManagerTemplate.class)
			.onAll()
			.send((every) -> every.command("core show uptime"))).singleElement()
			.satisfies((result) -> assertThat(result.get()).isNotEmpty());
	}

	private static List<CoreShowChannelEvent> channels() {
		return on.channels().send();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
