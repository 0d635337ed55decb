package io.github.asteriskmanager.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

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
		this.port = freePort();
		int mapperPort = freePort();
		this.environment = Map.of("HOME", directory.toString(), "RABBITMQ_NODENAME", "t" + this.port + "@localhost",
				"RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1", "RABBITMQ_NODE_PORT", Integer.toString(this.port),
				"RABBITMQ_DIST_PORT", Integer.toString(freePort()), "ERL_EPMD_PORT", Integer.toString(mapperPort),
				"RABBITMQ_MNESIA_BASE", directory.resolve("data").toString(), "RABBITMQ_LOG_BASE",
				directory.resolve("log").toString(), "RABBITMQ_ENABLED_PLUGINS_FILE",
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
			Path directory = Files.createTempDirectory("rabbit");
			if (isRoot()) {
				Files.setOwner(directory,
						directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
			}
			RabbitServer server = new RabbitServer(directory);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
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
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
			while (!isUp()) {
				if (!started.isAlive() || System.nanoTime() > deadline) {
					throw new IllegalStateException("RabbitMQ did not start: " + Files.readString(output("out")));
				}
				LockSupport.parkNanos(100_000_000);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean isUp() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 1000);
			return true;
		}
		catch (IOException ex) {
			return false;
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
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path output(String name) {
		return this.directory.resolve(name);
	}

	private Process run(List<String> program, String output) throws IOException {
		List<String> command = new ArrayList<>();
		if (isRoot()) {
			command.addAll(List.of("runuser", "-u", USER, "--"));
		}
		command.addAll(program);
		ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"))
			.redirectErrorStream(true)
			.redirectOutput(output(output).toFile());
		builder.environment().putAll(this.environment);
		return builder.start();
	}

}
