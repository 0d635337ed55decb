package io.github.asteriskmanager.live;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The live state of an Asterisk 16.
 */
@EnabledIfDockerAvailable
class LiveState16IntegrationTests extends LiveOnAsterisk {

	LiveState16IntegrationTests() {
		super("debian:bullseye-slim");
	}

}
