package io.github.asteriskmanager.action;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Variables given to {@code Originate} arrive as they are, whatever they hold.
 */
@EnabledIfDockerAvailable
class VariablesIntegrationTests {

	private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

	static {
		VARIABLES.put("COMMAS", "a,b,,c,");
		VARIABLES.put("QUOTES", "say \"hi\", Bob");
		VARIABLES.put("BACKSLASHES", "back\\slash \\, end\\");
		VARIABLES.put("BRACKETS", "(x[y,z) a]b)c,d");
		VARIABLES.put("EXPRESSIONS", "größer=😀 'q' ${EXTEN} $[1+1];x|y");
		VARIABLES.put("EMPTY", "");
		VARIABLES.put("BLANKS", " lead and trail ");
		VARIABLES.put("CDR(userfield)", "u,\"v\"");
		VARIABLES.put("HASH(h,k)", "in,hash");
	}

	@ParameterizedTest
	@ValueSource(strings = { "debian:sid-slim", "debian:bullseye-slim" })
	void arriveIntact(String baseImage) {
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
				connection.send(OriginateAction.builder()
					.channel("Local/1004@default")
					.context("default")
					.exten("1004")
					.priority(1)
					.async(true)
					.channelId("probe")
					.otherChannelId("probe-2")
					.variables(VARIABLES)
					.build());
				await().atMost(Duration.ofSeconds(10))
					.ignoreExceptions()
					.untilAsserted(() -> VARIABLES
						.forEach((name, value) -> assertThat(connection.send(GetVarAction.of("probe", name)).getValue())
							.as(name)
							.isEqualTo(value)));
			}
		}
	}

}
