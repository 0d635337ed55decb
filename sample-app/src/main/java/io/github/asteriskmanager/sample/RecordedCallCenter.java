package io.github.asteriskmanager.sample;

import java.util.Map;

import io.github.asteriskmanager.test.AmiReply;
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
 * What goes on there is known from the events alone: it cannot be asked.
 */
class RecordedCallCenter implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final double EVENTS_PER_SECOND = 20;

	/** Lists that are empty when the recording begins, by the event that ends each. */
	private static final Map<String, String> LISTS = Map.of("CoreShowChannels", "CoreShowChannelsComplete",
			"BridgeList", "BridgeListComplete", "ParkedCalls", "ParkedCallsComplete", "ConfbridgeListRooms",
			"ConfbridgeListRoomsComplete", "PJSIPShowEndpoints", "EndpointListComplete", "PJSIPShowContacts",
			"ContactListComplete", "DeviceStateList", "DeviceStateListComplete", "ExtensionStateList",
			"ExtensionStateListComplete", "VoicemailUsersList", "VoicemailUserEntryComplete");

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		boolean buildTime = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
		if (buildTime || environment.acceptsProfiles(Profiles.of("asterisk | collector | worker"))) {
			return;
		}
		AmiServer server = AmiServer.builder().user("manager", "secret").start();
		LISTS.forEach((action, end) -> server.on(action, (request) -> AmiReply.list(end)));
		server.on("QueueStatus",
				(request) -> AmiReply.list("QueueStatusComplete")
					.item("QueueParams", "Queue", "support", "Strategy", "ringall", "Completed", "118", "Abandoned",
							"6", "ServiceLevel", "20", "ServicelevelPerf", "91.5")
					.item("QueueParams", "Queue", "billing", "Strategy", "leastrecent", "Completed", "42", "Abandoned",
							"5", "ServiceLevel", "20", "ServicelevelPerf", "76.2"));
		server.replay(RecordedStream.callCenter(), EVENTS_PER_SECOND, Replay.FOREVER);
		environment.getPropertySources()
			.addFirst(new MapPropertySource("recordedCallCenter", Map.of("demo.port", server.port(),
					"asterisk.manager.live.check-interval", "0", "asterisk.manager.live.reconcile-interval", "1d")));
		// like a bean, so that it is closed when all who listen to it have stopped
		context.getDefaultListableBeanFactory().registerDisposableBean("recordedCallCenter", server::close);
	}

}
