package io.github.asteriskmanager.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ of its own for a test, of the package that the machine has: in a temporary
 * directory, on free ports of the loopback interface, with a node name and an Erlang port
 * mapper of its own.
 * <p>
 * It can be stopped and started again at the same port with what it had. A test that runs
 * as root runs it as the user {@code rabbitmq}. Not thread-safe.
 */
public final class RabbitServer implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

	private static final String USER = "rabbitmq";

	private static final long PATIENCE_SECONDS = 120;

	private final Path directory;

	private final int port;

	private final Map<String, String> environment;

	private final Process portMapper;

	private @Nullable Process server;

	private RabbitServer(Path directory) throws IOException {
		this.directory = directory;
		this.port = Machine.freePort();
		int mapperPort = Machine.freePort();
		this.environment = Map.of("HOME", directory.toString(), "RABBITMQ_NODENAME", "t" + this.port + "@localhost",
				"RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1", "RABBITMQ_NODE_PORT", Integer.toString(this.port),
				"RABBITMQ_DIST_PORT", Integer.toString(Machine.freePort()), "ERL_EPMD_PORT",
				Integer.toString(mapperPort), "RABBITMQ_MNESIA_BASE", directory.resolve("data").toString(),
				"RABBITMQ_LOG_BASE", directory.resolve("log").toString(), "RABBITMQ_ENABLED_PLUGINS_FILE",
				directory.resolve("plugins").toString(), "RABBITMQ_CONFIG_FILE", directory.resolve("none").toString());
		// else the server starts one that outlives it
		this.portMapper = run(List.of("epmd", "-address", "127.0.0.1", "-port", Integer.toString(mapperPort)), "epmd");
	}

	/**
	 * Whether RabbitMQ is installed.
	 * @return {@code true} if a server can be created
	 */
	public static boolean isInstalled() {
		return Files.isExecutable(PROGRAM);
	}

	/**
	 * Starts a server without any queue.
	 * @return the server, taking connections of the user {@code guest}
	 */
	public static RabbitServer create() {
		try {
			RabbitServer server = new RabbitServer(Machine.directory("rabbit", USER));
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where it listens.
	 * @return the port on the loopback interface
	 */
	public int port() {
		return this.port;
	}

	/** Starts it again at the same port, with what it had; returns when it is up. */
	public void start() {
		try {
			Process started = run(List.of(PROGRAM.toString()), "out");
			this.server = started;
			if (!Machine.awaitPort(started, this.port, PATIENCE_SECONDS)) {
				throw new IllegalStateException("RabbitMQ did not start: " + Files.readString(output("out")));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Stops it: connections break, and new ones are refused. */
	public void stop() {
		Process running = this.server;
		if (running != null) {
			end(running);
			this.server = null;
		}
	}

	private static void end(Process process) {
		// the program is a script, and the server among those it started
		List<ProcessHandle> started = process.descendants().toList();
		started.forEach(ProcessHandle::destroy);
		process.destroy();
		try {
			if (!process.waitFor(30, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
			for (ProcessHandle one : started) {
				one.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally((ex) -> one).join();
				one.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Stops it and deletes all it had. */
	@Override
	public void close() {
		stop();
		end(this.portMapper);
		Machine.delete(this.directory);
	}

	private Path output(String name) {
		return this.directory.resolve(name);
	}

	private Process run(List<String> program, String output) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Machine.as(USER, program)).directory(new File("/"))
			.redirectErrorStream(true)
			.redirectOutput(output(output).toFile());
		builder.environment().putAll(this.environment);
		return builder.start();
	}

}
