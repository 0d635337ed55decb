package io.github.asteriskmanager.action;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every action gets an answer of a real Asterisk in time, a success or a failure, with
 * sensible values and with senseless ones, and the connection survives all of them.
 */
@EnabledIfDockerAvailable
class AllActionsIntegrationTests {

	/** They end or change the connection itself. */
	private static final Set<String> OF_THE_CONNECTION = Set.of("Login", "Logoff");

	private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("application", "Wait"),
			Map.entry("authType", "MD5"), Map.entry("command", "core show version"), Map.entry("conference", "3000"),
			Map.entry("context", "default"), Map.entry("digit", "1"), Map.entry("endpoint", "alice"),
			Map.entry("eventMask", "on"), Map.entry("exten", "1004"), Map.entry("extension", "1999"),
			Map.entry("family", "test"), Map.entry("filename", "queues.conf"),
			Map.entry("interfaceName", "Local/200@agents"), Map.entry("key", "key"),
			Map.entry("mailbox", "100@default"), Map.entry("module", "app_queue.so"),
			Map.entry("parkingLot", "default"), Map.entry("provider", "CustomPresence:alice"),
			Map.entry("queue", "support"), Map.entry("userEvent", "Probe"), Map.entry("variable", "LANGUAGE"));

	private final List<String> answers = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = { "debian:sid-slim", "debian:bullseye-slim" })
	void eachIsAnswered(String baseImage) throws Exception {
		try (AsteriskContainer asterisk = AsteriskContainer.ofBaseImage(baseImage)) {
			asterisk.start();
			ManagerOptions options = ManagerOptions.builder()
				.title(baseImage)
				.address(asterisk.getHost())
				.port(asterisk.getAmiPort())
				.username(asterisk.getUsername())
				.password(asterisk.getPassword())
				.build();
			try (ManagerProvider provider = ManagerProvider.create(options);
					ManagerConnection connection = provider.connect()) {
				for (Class<?> type : ActionTypes.all()) {
					sendWith(connection, type, VALUES);
					sendWith(connection, type, Map.of());
				}
				assertThat(connection.send(new PingAction()).getPing()).isEqualTo("Pong");
			}
		}
		assertThat(this.answers).hasSizeGreaterThan(300);
		assertThat(this.answers).filteredOn((answer) -> answer.endsWith("Success")).hasSizeGreaterThan(100);
	}

	private void sendWith(ManagerConnection connection, Class<?> type, Map<String, String> values) throws Exception {
		Map<String, String> all = new LinkedHashMap<>(values);
		if (!values.isEmpty()) {
			String channel = "probe-" + this.answers.size();
			connection.send(OriginateAction.builder()
				.channel("Local/1004@default")
				.context("default")
				.exten("1004")
				.priority(1)
				.async(true)
				.channelId(channel)
				.otherChannelId(channel + "-2")
				.build());
			Stream.of("channel", "channel1").forEach((name) -> all.put(name, channel));
			all.put("channel2", channel + "-2");
		}
		ManagerAction<?> action = make(type, all);
		if (OF_THE_CONNECTION.contains(action.getName())) {
			return;
		}
		String outcome;
		try {
			outcome = connection.send(action).getResponse();
		}
		catch (ActionFailedException ex) {
			outcome = "Error: " + ex.getResponse().getMessage();
		}
		this.answers.add(action + " -> " + outcome);
	}

	/** By the factory that takes most, else by the builder, else without parameters. */
	private static ManagerAction<?> make(Class<?> type, Map<String, String> values) throws Exception {
		Method factory = Stream.of(type.getMethods())
			.filter((method) -> method.getName().equals("of") && method.getParameterTypes()[0] != Object.class)
			.max(Comparator.comparing(Method::getParameterCount))
			.orElse(null);
		if (factory != null) {
			return (ManagerAction<?>) factory.invoke(null, arguments(factory, values));
		}
		Method builderMethod = ActionTypes.method(type, "builder");
		if (builderMethod == null) {
			return (ManagerAction<?>) type.getConstructor().newInstance();
		}
		Object builder = builderMethod.invoke(null, arguments(builderMethod, values));
		for (Method setter : builder.getClass().getMethods()) {
			if (setter.getReturnType() == builder.getClass()) {
				setter.invoke(builder, arguments(setter, values));
			}
		}
		return (ManagerAction<?>) ActionTypes.method(builder.getClass(), "build").invoke(builder);
	}

	private static Object[] arguments(Method method, Map<String, String> values) {
		return Stream.of(method.getParameters()).map((parameter) -> argument(parameter, values)).toArray();
	}

	private static Object argument(Parameter parameter, Map<String, String> values) {
		Class<?> type = parameter.getType();
		if (type == int.class) {
			return values.isEmpty() ? -99999 : 1;
		}
		if (type == boolean.class) {
			return true;
		}
		if (type == Duration.class) {
			return Duration.ofSeconds(1);
		}
		if (type == Map.class) {
			return Map.of("NAME", "a,b");
		}
		if (type == String[].class) {
			return new String[] { "one", "two" };
		}
		return type.isEnum() ? type.getEnumConstants()[0] : values.getOrDefault(parameter.getName(), "nonesuch");
	}

}
