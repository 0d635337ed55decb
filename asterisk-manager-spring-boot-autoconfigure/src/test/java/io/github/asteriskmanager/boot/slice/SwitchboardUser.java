package io.github.asteriskmanager.boot.slice;

import java.time.Duration;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.boot.autoconfigure.ManagerOptionsCustomizer;

import org.springframework.stereotype.Component;

/**
 * Adapts the starter.
 */
@Component
class SwitchboardUser implements ManagerOptionsCustomizer {

	@Override
	public void customize(String title, ManagerOptions.Builder options) {
		options.actionTimeout(Duration.ofSeconds(42));
	}

}
