package io.github.asteriskmanager;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The client against Asterisk 16.
 */
@EnabledIfDockerAvailable
class Asterisk16IntegrationTests extends RealAsterisk {

	Asterisk16IntegrationTests() {
		super("debian:bullseye-slim");
	}

}
