package io.github.asteriskmanager.boot.actuate;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Advice on Asterisk 16, which does not cut off slow clients reliably.
 */
@EnabledIfDockerAvailable
class ServerAdvice16IntegrationTests extends ServerAdviceOnAsterisk {

	ServerAdvice16IntegrationTests() {
		super("debian:bullseye-slim", "16.");
	}

}
