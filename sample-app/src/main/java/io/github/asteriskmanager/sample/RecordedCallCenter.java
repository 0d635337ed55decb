package io.github.asteriskmanager.sample;

import java.util.Map;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedStream;
import io.github.asteriskmanager.test.Replay;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Stands in for Asterisk where there is none: an AMI server in this process that replays
 * a recorded call centre, again and again. Its port is the property {@code demo.port}.
 */
class RecordedCallCenter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final double EVENTS_PER_SECOND = 20;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (environment.acceptsProfiles(Profiles.of("asterisk"))) {
			return;
		}
		AmiServer server = AmiServer.builder().user("manager", "secret").start();
		server.replay(RecordedStream.callCenter(), EVENTS_PER_SECOND, Replay.FOREVER);
		environment.getPropertySources()
			.addFirst(new MapPropertySource("recordedCallCenter", Map.of("demo.port", server.port())));
		context.addApplicationListener((event) -> {
			if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
				server.close();
			}
		});
	}

}
