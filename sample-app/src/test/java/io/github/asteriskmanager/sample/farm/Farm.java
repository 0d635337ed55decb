package io.github.asteriskmanager.sample.farm;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.asteriskmanager.sample.SampleApplication;
import io.github.asteriskmanager.servers.PostgresServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Everything there is on several machines: servers, collectors in processes of their own,
 * a database for their locks, a broker, and workers.
 */
final class Farm implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Farm.class);

	private static final int COLLECTORS = 3;

	private static final int WORKERS = 2;

	private static final int EMBEDDED = 6;

	private static final int EMBEDDED_EVENTS_PER_SECOND = 300;

	private static final int CONTAINERS = 2;

	private final List<AutoCloseable> open = new ArrayList<>();

	private final List<Pbx> servers = new ArrayList<>();

	private final List<Collector> collectors = new ArrayList<>();

	private final CallRecorder recorder = new CallRecorder();

	private final PostgresServer database;

	private final Topic topic;

	Farm(Path directory) {
		quietLogs();
		List<String> users = IntStream.rangeClosed(1, COLLECTORS).mapToObj((number) -> "collector-" + number).toList();
		this.database = opened(PostgresServer.create());
		createLockTable();
		this.topic = opened(new Topic());
		IntStream.rangeClosed(1, EMBEDDED)
			.forEach((number) -> this.servers
				.add(opened(new EmbeddedPbx("pbx" + number, EMBEDDED_EVENTS_PER_SECOND, users))));
		if (hasDocker()) {
			IntStream.rangeClosed(1, CONTAINERS)
				.forEach((number) -> this.servers.add(opened(new DockerPbx("asterisk" + number, users))));
		}
		IntStream.range(0, WORKERS).forEach((number) -> startWorker());
		users.forEach((user) -> this.collectors.add(opened(Collector.start(user, directory, arguments()))));
	}

	/** The broker tells much while it starts, before Spring Boot has set levels. */
	private static void quietLogs() {
		LoggingSystem.get(Farm.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
	}

	static boolean hasDocker() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	private <T extends AutoCloseable> T opened(T closeable) {
		this.open.add(0, closeable);
		return closeable;
	}

	private void createLockTable() {
		try (Connection connection = DriverManager.getConnection(this.database.url(), PostgresServer.USER, "")) {
			ScriptUtils.executeSqlScript(connection, new ClassPathResource("locks.sql"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> arguments() {
		List<String> arguments = new ArrayList<>(List.of("--DATABASE_URL=" + this.database.url(),
				"--DATABASE_USERNAME=" + PostgresServer.USER, "--KAFKA_SERVERS=" + this.topic.servers()));
		for (int i = 0; i < this.servers.size(); i++) {
			String provider = "--asterisk.manager.providers[" + i + "].";
			arguments.add(provider + "title=" + this.servers.get(i).title());
			arguments.add(provider + "address=127.0.0.1");
			arguments.add(provider + "port=" + this.servers.get(i).port());
		}
		return arguments;
	}

	private void startWorker() {
		ConfigurableApplicationContext worker = new SpringApplicationBuilder(SampleApplication.class).profiles("worker")
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(CallRecorder.class,
					() -> this.recorder))
			.run("--server.port=0", "--KAFKA_SERVERS=" + this.topic.servers(), "--logging.level.root=warn");
		opened(worker);
	}

	List<Pbx> servers() {
		return this.servers;
	}

	Pbx server(String title) {
		return this.servers.stream().filter((server) -> server.title().equals(title)).findFirst().orElseThrow();
	}

	List<Collector> collectors() {
		return this.collectors;
	}

	PostgresServer database() {
		return this.database;
	}

	Topic topic() {
		return this.topic;
	}

	CallRecorder recorder() {
		return this.recorder;
	}

	/** The servers that a collector is connected to. */
	List<Pbx> serversOf(Collector collector) {
		return this.servers.stream()
			.filter((server) -> server.owners().stream().anyMatch((owner) -> owner.user().equals(collector.user())))
			.toList();
	}

	/**
	 * How many servers each collector is connected to; those without any are left out.
	 */
	Map<String, Long> shares() {
		Map<String, Long> shares = new TreeMap<>();
		this.servers.forEach((server) -> server.owners().forEach((owner) -> shares.merge(owner.user(), 1L, Long::sum)));
		return shares;
	}

	/** Closes everything, the latest first, and goes on when something does not close. */
	@Override
	public void close() {
		for (AutoCloseable each : this.open) {
			try {
				each.close();
			}
			catch (Exception ex) {
				logger.warn("{} does not close", each, ex);
			}
		}
	}

}
