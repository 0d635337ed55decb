package io.github.asteriskmanager.sample.wallboard;

import io.github.asteriskmanager.sample.SampleApplication;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The wallboard on a server whose every word the test says.
 */
class WallboardIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(WallboardIntegrationTests.class);

	private static final int CROWD = 500;

	private final AmiServer server = AmiServer.builder().user("manager", "secret").start();

	private ConfigurableApplicationContext application;

	private WallboardPage page;

	@BeforeEach
	void open() {
		this.application = new SpringApplicationBuilder(SampleApplication.class).run("--server.port=0",
				"--demo.port=" + this.server.port(), "--asterisk.manager.defaults.reconnect.fast-interval=200ms");
		this.page = WallboardPage.open(this.application);
		this.server.awaitSessions(1);
	}

	@AfterEach
	void close() {
		if (this.page != null) {
			this.page.close();
		}
		this.application.close();
		this.server.close();
	}

	@Test
	void callAppearsTalksAndEnds() {
		this.page.awaitText("#servers li", "demo");
		channel("100.1", "100.1", "PJSIP/alice-1", "Alice", "1001");
		this.page.awaitText("#call-rows tr", "Alice (1001)");
		assertThat(this.page.script("return document.getElementById('no-calls').hidden")).isEqualTo(true);
		hangup("100.1", "100.1", "PJSIP/alice-1");
		this.page.awaitNone("#call-rows tr");
		this.page.awaitText("#event-rows summary b", "Hangup");
	}

	@Test
	void serverGoesDownAndComesBack() {
		this.page.awaitText("#servers li.good", "demo");
		this.server.stopListening();
		this.server.dropSessions();
		this.page.awaitText("#servers li.down", "down");
		this.page.awaitText("#announcer", "Server demo: down");
		this.server.startListening();
		this.page.awaitText("#servers li.good", "/s");
		this.page.awaitText("#announcer", "Server demo: up");
	}

	@Test
	void unknownUserEventComesWithTheCodeToCopy() {
		this.page.rememberCopies();
		this.server.emit("UserEvent", "UserEvent", "LoyaltyCheck", "Points", "120");
		this.page.awaitText("#unknown-rows summary", "LoyaltyCheck");
		this.page.element("#unknown-rows summary").click();
		this.page.element("#unknown-rows button").sendKeys(Keys.ENTER);
		this.page.awaitText("#unknown-rows button", "Copied");
		assertThat(this.page.script("return window.copied").toString()).contains("record LoyaltyCheckUserEvent(",
				"points");
	}

	@Test
	void eventsAreSearchedAsOneTypes() {
		channel("100.1", "100.1", "PJSIP/alice-1", "Alice", "1001");
		channel("100.2", "100.2", "PJSIP/bob-1", "Bob", "1002");
		this.page.awaitText("#event-rows summary", "PJSIP/bob-1");
		this.page.element("body").sendKeys("/");
		this.page.element("#search").sendKeys("newchannel bob");
		this.page.awaitCount("#event-rows li", 1);
		this.page.awaitText("#event-rows summary", "PJSIP/bob-1");
		this.page.element("#event-rows summary").sendKeys(Keys.ENTER);
		this.page.awaitText("#event-rows pre", "CallerIDName: Bob");
	}

	@Test
	void callsCanNeitherBePlacedNorEndedUnlessThatIsEnabled() {
		channel("100.1", "100.1", "PJSIP/alice-1", "Alice", "1001");
		this.page.awaitText("#call-rows tr", "Alice");
		assertThat(this.page.element("#dial").isDisplayed()).isFalse();
		assertThat(this.page.script("return document.querySelectorAll('#call-rows button').length")).isEqualTo(0L);
		assertThat(this.page
			.script("""
					return fetch('wallboard/calls', { method: 'POST', headers: { 'Content-Type': 'application/json' },
							body: '{"provider":"demo","from":"PJSIP/alice","to":"1001"}' }).then((answer) => answer.status)"""))
			.isEqualTo(403L);
		assertThat(this.server.requests("Originate")).isEmpty();
	}

	@Test
	void pageIsLight() {
		this.page.awaitText("#servers li", "demo");
		Number bytes = (Number) this.page.script("""
				return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
						.filter((entry) => !entry.name.endsWith('/stream'))
						.reduce((sum, entry) => sum + entry.decodedBodySize, 0)""");
		logger.info("The page weighs {} bytes", bytes);
		assertThat(bytes.longValue()).isBetween(10_000L, 200_000L);
	}

	@Test
	void updatesOfACrowdComeTogether() {
		for (int i = 0; i < CROWD; i++) {
			channel("200." + i, "200." + i, "PJSIP/phone" + i + "-1", "Caller " + i, "" + (2000 + i));
		}
		this.page.awaitCount("#call-rows tr", CROWD);
		this.page.script("""
				const seen = window.seen = { messages: 0, gaps: [], over: false };
				const stream = new EventSource('wallboard/stream');
				stream.addEventListener('delta', () => seen.messages++);
				let last = performance.now();
				const begin = last;
				const frame = (now) => {
					seen.gaps.push(now - last);
					last = now;
					if (now - begin < 5000) {
						requestAnimationFrame(frame);
					}
					else {
						stream.close();
						seen.over = true;
					}
				};
				requestAnimationFrame(frame);""");
		for (int i = 0; this.page.script("return window.seen.over").equals(false); i++) {
			String id = "200." + (i % CROWD);
			this.server.emit("Newstate", "Channel", "PJSIP/phone" + (i % CROWD) + "-1", "ChannelState",
					(i % 2 == 0) ? "4" : "5", "ChannelStateDesc", (i % 2 == 0) ? "Ring" : "Ringing", "Uniqueid", id,
					"Linkedid", id);
		}
		Number messages = (Number) this.page.script("return window.seen.messages");
		logger.info("{} calls: {} updates in 5 s; frames apart, in the middle, 95th percentile and at most: {} ms",
				CROWD, messages, this.page
					.script("""
							const gaps = window.seen.gaps.sort((one, other) => one - other);
							return [0.5, 0.95, 1].map((part) => Math.round(gaps[Math.ceil(part * gaps.length) - 1])).join(', ')"""));
		assertThat(messages.intValue()).as("updates in five seconds").isBetween(1, 12);
		assertThat(this.page.calls()).hasSize(CROWD);
	}

	private void channel(String uniqueid, String linkedid, String name, String callerName, String number) {
		this.server.emit("Newchannel", "Channel", name, "ChannelState", "4", "ChannelStateDesc", "Ring", "CallerIDNum",
				number, "CallerIDName", callerName, "Context", "default", "Exten", "1009", "Uniqueid", uniqueid,
				"Linkedid", linkedid);
	}

	private void hangup(String uniqueid, String linkedid, String name) {
		this.server.emit("Hangup", "Channel", name, "Cause", "16", "Cause-txt", "Normal Clearing", "Uniqueid", uniqueid,
				"Linkedid", linkedid);
	}

}
