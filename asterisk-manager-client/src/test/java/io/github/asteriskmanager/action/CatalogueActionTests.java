package io.github.asteriskmanager.action;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CatalogueActionTests {

	@Test
	void originateOfTheReadme() {
		OriginateAction call = OriginateAction.builder()
			.channel("Local/1000@default")
			.context("default")
			.exten("1001")
			.priority(1)
			.async(true)
			.variable("ORDER", "42")
			.build();
		assertThat(call.getName()).isEqualTo("Originate");
		assertThat(call.headers()).containsExactly(header("Channel", "Local/1000@default"),
				header("Context", "default"), header("Exten", "1001"), header("Priority", "1"), header("Async", "true"),
				header("Variable", "ORDER=42"));
	}

	@Test
	void whatIsNotSetIsNotSent() {
		assertThat(OriginateAction.of("Local/1@default").headers())
			.containsExactly(header("Channel", "Local/1@default"));
		assertThat(new QueueStatusAction().headers()).isEmpty();
		assertThat(new PingAction().headers()).isEmpty();
	}

	@Test
	void missingParameterIsNamed() {
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> OriginateAction.builder().exten("1001").build())
			.withMessageContaining("Originate")
			.withMessageContaining("Channel");
	}

	@Test
	void nullParameterIsNamed() {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> GetVarAction.of(null))
			.withMessageContaining("Getvar")
			.withMessageContaining("Variable");
	}

	@Test
	void variablesAreEscapedForTheArgumentParser() {
		assertThat(OriginateAction.builder()
			.channel("Local/1@default")
			.variable("A", "x,y")
			.variable("B", "say \"hi\"")
			.variable("C", "C:\\dir")
			.variable("CDR(userfield)", "(a=b)")
			.build()
			.headers()).extracting(Header::value)
			.containsExactly("Local/1@default", "A=x\\,y", "B=say \\\"hi\\\"", "C=C:\\\\dir", "CDR(userfield)=(a=b)");
	}

	@Test
	void variablesKeepTheirOrder() {
		Map<String, String> variables = new LinkedHashMap<>();
		variables.put("Z", "1");
		variables.put("A", "2");
		assertThat(OriginateAction.builder().channel("c").variables(variables).variable("Z", "3").build().headers())
			.filteredOn(Header::name, "Variable")
			.extracting(Header::value)
			.containsExactly("Z=1", "A=2", "Z=3");
	}

	@Test
	void durationsAreWrittenInTheUnitOfTheParameter() {
		assertThat(OriginateAction.builder().channel("c").timeout(Duration.ofSeconds(30)).build().headers())
			.contains(header("Timeout", "30000"));
		assertThat(AbsoluteTimeoutAction.of("c", Duration.ofMillis(1500)).headers()).contains(header("Timeout", "1.5"));
		assertThat(AbsoluteTimeoutAction.of("c", Duration.ofMinutes(10)).headers()).contains(header("Timeout", "600"));
	}

	@Test
	void truthValuesAreWrittenAsAsteriskReadsThem() {
		assertThat(MixMonitorMuteAction.builder().channel("c").state(true).build().headers())
			.contains(header("State", "1"));
		assertThat(PJSIPSetMaintenanceAction.of("alice", false).headers()).contains(header("State", "off"));
		assertThat(QueueReloadAction.builder().members(true).build().headers())
			.containsExactly(header("Members", "yes"));
		assertThat(QueuePauseAction.of("PJSIP/alice", true).headers())
			.containsExactly(header("Interface", "PJSIP/alice"), header("Paused", "true"));
	}

	@Test
	void closedSetsAreEnums() {
		assertThat(ControlPlaybackAction.of("c", ControlPlaybackAction.Control.RESTART).headers())
			.contains(header("Control", "restart"));
	}

	@Test
	void priorityMayBeALabel() {
		assertThat(RedirectAction.builder().channel("c").context("x").exten("s").priority("again").build().headers())
			.contains(header("Priority", "again"));
	}

	@Test
	void indexInParentheses() {
		assertThat(AOCMessageAction.builder()
			.channel("c")
			.msgType(AOCMessageAction.MsgType.D)
			.unitAmount(0, 5)
			.unitType(0, 1)
			.unitAmount(1, 7)
			.build()
			.headers()).contains(header("MsgType", "D"), header("UnitAmount(0)", "5"), header("UnitType(0)", "1"),
					header("UnitAmount(1)", "7"));
	}

	@Test
	void editsAreNumbered() {
		assertThat(UpdateConfigAction.builder("a.conf", "b.conf")
			.reload()
			.newCategory("alpha")
			.options("template")
			.append("alpha", "key", "välue=1")
			.update("beta", "host", "new")
			.match("old")
			.build()
			.headers()).containsExactly(header("SrcFilename", "a.conf"), header("DstFilename", "b.conf"),
					header("Reload", "yes"), header("Action-000000", "NewCat"), header("Cat-000000", "alpha"),
					header("Options-000000", "template"), header("Action-000001", "Append"),
					header("Cat-000001", "alpha"), header("Var-000001", "key"), header("Value-000001", "välue=1"),
					header("Action-000002", "Update"), header("Cat-000002", "beta"), header("Var-000002", "host"),
					header("Value-000002", "new"), header("Match-000002", "old"));
	}

	@Test
	void refinementNeedsAnEdit() {
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> UpdateConfigAction.builder("a.conf").match("x"));
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> UpdateConfigAction.builder("a.conf").build());
	}

	@Test
	void userEventOfHeaders() {
		assertThat(UserEventAction.builder("Order")
			.header("Item", "a")
			.header("Item", "b")
			.header("Count", 2)
			.build()
			.headers()).containsExactly(header("UserEvent", "Order"), header("Item", "a"), header("Item", "b"),
					header("Count", "2"));
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> UserEventAction.of("Order", Map.of("userevent", "Other")));
	}

	@Test
	void userEventOfRecordAndBean() {
		Order order = new Order("alice", List.of("a", "b"), null, Duration.ofMillis(1500),
				Instant.ofEpochSecond(1, 5000));
		assertThat(UserEventAction.of("Order", order).headers()).containsExactly(header("UserEvent", "Order"),
				header("Caller", "alice"), header("Items", "a"), header("Items", "b"), header("Waited", "1.5"),
				header("At", "1.000005"));
		assertThat(UserEventAction.of("Order", new Bean()).headers()).containsExactly(header("UserEvent", "Order"),
				header("Caller", "bob"), header("Urgent", "true"));
	}

	private static Header header(String name, String value) {
		return new Header(name, value);
	}

	record Order(String caller, List<String> items, String note, Duration waited, Instant at) {
	}

	static class Bean {

		public String getCaller() {
			return "bob";
		}

		public boolean isUrgent() {
			return true;
		}

	}

}
