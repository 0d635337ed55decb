package io.github.asteriskmanager.test;

import java.time.Duration;
import java.util.Map;

/**
 * What a server was built with and all its sessions share.
 */
record Settings(String banner, Map<String, String> secrets, Duration authenticationDelay, Duration writeTimeout,
		boolean fullyBooted, boolean clientCertificate) {

	Settings {
		secrets = Map.copyOf(secrets);
	}

	/**
	 * Leaves the secrets out.
	 */
	@Override
	public String toString() {
		return this.banner + " for " + this.secrets.keySet();
	}

}
