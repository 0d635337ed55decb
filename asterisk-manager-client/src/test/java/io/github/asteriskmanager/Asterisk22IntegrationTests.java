package io.github.asteriskmanager;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The client against Asterisk 22.
 */
@EnabledIfDockerAvailable
class Asterisk22IntegrationTests extends RealAsterisk {

	Asterisk22IntegrationTests() {
		super("debian:sid-slim");
	}

}
