package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerConnectionDetails.Server;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ServerAssignment} and what people read when it is not possible.
 */
class ServerAssignmentTests {

	private final Server one = server("one");

	private final Server untitled = server(null);

	@Test
	void titleDecides() {
		assertThat(ServerAssignment.assign(List.of("two", "one"), List.of(this.one)))
			.isEqualTo(Map.of("one", this.one));
		assertThat(ServerAssignment.assign(List.of("two"), List.of(this.one))).isEqualTo(Map.of("one", this.one));
	}

	@Test
	void serverWithoutTitleBelongsToTheOnlyProvider() {
		assertThat(ServerAssignment.assign(List.of("two"), List.of(this.untitled)))
			.isEqualTo(Map.of("two", this.untitled));
		assertThat(ServerAssignment.assign(List.of("two"), List.of(this.untitled, this.one)))
			.isEqualTo(Map.of("two", this.untitled, "one", this.one));
		assertThat(ServerAssignment.assign(List.of(), List.of(this.untitled)))
			.isEqualTo(Map.of("asterisk", this.untitled));
	}

	@Test
	void whatIsNotClearIsRefused() {
		assertRefused(List.of("one"), List.of(this.one, server("one")), "two servers have the title 'one'");
		assertRefused(List.of("one"), List.of(this.untitled, server("")), "2 servers have no title");
		assertRefused(List.of("one", "two"), List.of(this.untitled), "a server has no title");
		assertRefused(List.of("one"), List.of(this.untitled, this.one),
				"a server has no title and another the title 'one'");
	}

	@Test
	void failureSaysWhatToDo() {
		UnassignedServerException failure = new UnassignedServerException("a server has no title",
				List.of("one", "two"));
		assertThat(new UnassignedServerFailureAnalyzer().analyze(failure)).satisfies((analysis) -> {
			assertThat(analysis.getDescription())
				.endsWith("belongs to: a server has no title; the configured providers are 'one', 'two'.");
			assertThat(analysis.getAction()).contains("'io.github.asteriskmanager.title'", "withTitle(...)");
		});
	}

	@Test
	void secretIsNotShown() {
		assertThat(new Server("one", "pbx", 5038, "manager", "top secret", null))
			.hasToString("Server[one: manager@pbx:5038]");
	}

	private static void assertRefused(List<String> configured, List<Server> servers, String problem) {
		assertThatExceptionOfType(UnassignedServerException.class)
			.isThrownBy(() -> ServerAssignment.assign(configured, servers))
			.withMessageContaining(problem);
	}

	private static Server server(String title) {
		return new Server(title, "pbx", 5038, null, null, null);
	}

}
