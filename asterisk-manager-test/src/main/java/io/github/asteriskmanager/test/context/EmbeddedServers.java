package io.github.asteriskmanager.test.context;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedStream;
import io.github.asteriskmanager.test.Replay;

/**
 * The servers an {@link EmbeddedAsteriskManager} asks for, running, by title.
 */
final class EmbeddedServers implements AutoCloseable {

	private final Map<String, AmiServer> byTitle = new LinkedHashMap<>();

	private EmbeddedServers() {
	}

	static EmbeddedServers start(EmbeddedAsteriskManager annotation) {
		if (Arrays.stream(annotation.titles()).distinct().count() != annotation.titles().length) {
			throw new IllegalArgumentException("The titles of @EmbeddedAsteriskManager must differ, but are "
					+ Arrays.toString(annotation.titles()));
		}
		EmbeddedServers servers = new EmbeddedServers();
		for (String title : annotation.titles()) {
			AmiServer server = AmiServer.builder()
				.user(annotation.username(), annotation.password())
				.version(annotation.version())
				.start();
			servers.byTitle.put(title, server);
			if (annotation.replay()) {
				server.replay(RecordedStream.callCenter(), annotation.eventsPerSecond(), Replay.FOREVER);
			}
		}
		return servers;
	}

	Map<String, AmiServer> byTitle() {
		return Collections.unmodifiableMap(this.byTitle);
	}

	AmiServer first() {
		return this.byTitle.values().iterator().next();
	}

	@Override
	public void close() {
		this.byTitle.values().forEach(AmiServer::close);
	}

}
