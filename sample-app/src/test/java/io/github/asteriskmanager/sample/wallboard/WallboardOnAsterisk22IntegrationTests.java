package io.github.asteriskmanager.sample.wallboard;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

import io.github.asteriskmanager.sample.SampleApplication;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The wallboard on a real Asterisk: a call placed and hung up on the page, and an outage.
 */
@Testcontainers(disabledWithoutDocker = true)
class WallboardOnAsterisk22IntegrationTests {

	@Test
	void callIsPlacedAndHungUpAndAnOutageSurvived() throws Exception {
		try (AsteriskContainer asterisk = asterisk()) {
			asterisk.start();
			try (ConfigurableApplicationContext application = SampleApplication.start("--server.port=0",
					"--spring.profiles.active=asterisk", "--wallboard.actions-enabled=true",
					"--ASTERISK_ADDRESS=" + asterisk.getHost(), "--ASTERISK_PORT=" + asterisk.getAmiPort(),
					"--ASTERISK_USERNAME=" + asterisk.getUsername(), "--ASTERISK_PASSWORD=" + asterisk.getPassword());
					WallboardPage page = WallboardPage.open(application)) {
				placeAndHangUp(page);
				survive(page, asterisk);
				placeAndHangUp(page);
			}
		}
	}

	private static AsteriskContainer asterisk() throws IOException {
		AsteriskContainer asterisk = AsteriskContainer.ofBaseImage("debian:sid-slim");
		// a port that stays the same when the container is stopped and started again
		try (ServerSocket free = new ServerSocket(0)) {
			asterisk.setPortBindings(List.of(free.getLocalPort() + ":5038"));
		}
		return asterisk;
	}

	private static void placeAndHangUp(WallboardPage page) {
		page.awaitText("#servers li.good", "asterisk");
		page.element("#dial-from").clear();
		page.element("#dial-from").sendKeys("Local/1004@default");
		page.element("#dial-to").clear();
		page.element("#dial-to").sendKeys("1004");
		page.element("#dial button").click();
		page.awaitText("#said", "being called");
		page.awaitText("#call-rows tr", "Hang up");
		page.element("#call-rows button").click();
		page.awaitNone("#call-rows tr");
	}

	private static void survive(WallboardPage page, AsteriskContainer asterisk) throws Exception {
		DockerClientFactory.lazyClient().stopContainerCmd(asterisk.getContainerId()).exec();
		page.awaitText("#servers li.down", "down");
		DockerClientFactory.lazyClient().startContainerCmd(asterisk.getContainerId()).exec();
		page.awaitText("#servers li.good", "asterisk");
		// until then it refuses calls
		asterisk.execInContainer("asterisk", "-rx", "core waitfullybooted");
	}

}
