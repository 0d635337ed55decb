package io.github.asteriskmanager.sample;

import java.util.Map;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedStream;
import io.github.asteriskmanager.test.Replay;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Stands in for Asterisk where there is none: an AMI server in this process that replays
 * a recorded call centre, again and again. Its port is the property {@code demo.port}.
 */
class RecordedCallCenter implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final double EVENTS_PER_SECOND = 20;

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		boolean buildTime = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
		if (buildTime || environment.acceptsProfiles(Profiles.of("asterisk"))) {
			return;
		}
		AmiServer server = AmiServer.builder().user("manager", "secret").start();
		server.replay(RecordedStream.callCenter(), EVENTS_PER_SECOND, Replay.FOREVER);
		environment.getPropertySources()
			.addFirst(new MapPropertySource("recordedCallCenter", Map.of("demo.port", server.port())));
		// like a bean, so that it is closed when all who listen to it have stopped
		context.getDefaultListableBeanFactory().registerDisposableBean("recordedCallCenter", server::close);
	}

}
