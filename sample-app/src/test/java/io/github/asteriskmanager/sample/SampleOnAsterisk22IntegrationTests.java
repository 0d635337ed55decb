package io.github.asteriskmanager.sample;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The sample on Asterisk 22.
 */
@EnabledIfDockerAvailable
class SampleOnAsterisk22IntegrationTests extends SampleOnAsterisk {

	SampleOnAsterisk22IntegrationTests() {
		super("debian:sid-slim");
	}

}
