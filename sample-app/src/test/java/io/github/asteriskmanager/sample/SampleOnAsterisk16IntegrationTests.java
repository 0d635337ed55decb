package io.github.asteriskmanager.sample;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The sample on Asterisk 16.
 */
@EnabledIfDockerAvailable
class SampleOnAsterisk16IntegrationTests extends SampleOnAsterisk {

	SampleOnAsterisk16IntegrationTests() {
		super("debian:bullseye-slim");
	}

}
