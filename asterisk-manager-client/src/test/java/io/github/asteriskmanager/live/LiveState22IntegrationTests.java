package io.github.asteriskmanager.live;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The live state of an Asterisk 22.
 */
@EnabledIfDockerAvailable
class LiveState22IntegrationTests extends LiveOnAsterisk {

	LiveState22IntegrationTests() {
		super("debian:sid-slim");
	}

}
