package io.github.asteriskmanager.test.context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedStream;
import io.github.asteriskmanager.test.Replay;

/**
 * The servers an {@link EmbeddedAsteriskManager} asks for, running, by title.
 */
final class EmbeddedServers implements AutoCloseable {

	private static final String DEFAULT_TITLE = "embedded";

	private final Map<String, AmiServer> byTitle = new LinkedHashMap<>();

	private final EmbeddedAsteriskManager annotation;

	private EmbeddedServers(EmbeddedAsteriskManager annotation) {
		this.annotation = annotation;
	}

	/**
	 * Starts a server for each title of the annotation, or if it has none, of those
	 * configured.
	 */
	static EmbeddedServers start(EmbeddedAsteriskManager annotation, List<String> configured) {
		List<String> titles = (annotation.titles().length > 0) ? List.of(annotation.titles()) : configured;
		if (titles.stream().distinct().count() != titles.size()) {
			throw new IllegalArgumentException("The titles of @EmbeddedAsteriskManager must differ, but are " + titles);
		}
		EmbeddedServers servers = new EmbeddedServers(annotation);
		for (String title : titles.isEmpty() ? List.of(DEFAULT_TITLE) : titles) {
			servers.byTitle.put(title,
					AmiServer.builder()
						.user(annotation.username(), annotation.password())
						.version(annotation.version())
						.start());
		}
		servers.replay();
		return servers;
	}

	private void replay() {
		if (this.annotation.replay()) {
			this.byTitle.values()
				.forEach((server) -> server.replay(RecordedStream.callCenter(), this.annotation.eventsPerSecond(),
						Replay.FOREVER));
		}
	}

	/**
	 * Forgets what a test has left.
	 */
	void reset() {
		this.byTitle.values().forEach(AmiServer::reset);
		replay();
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
