package io.github.asteriskmanager.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A Redis of its own for a test, of the package that the machine has: on a free port of
 * the loopback interface, without a file. Not thread-safe.
 */
public final class RedisServer implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/bin/redis-server");

	private static final long START_SECONDS = 30;

	private final Process process;

	private final int port;

	private RedisServer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Whether Redis is installed.
	 * @return {@code true} if a server can be created
	 */
	public static boolean isInstalled() {
		return Files.isExecutable(PROGRAM);
	}

	/**
	 * Starts an empty server.
	 * @return the server, taking connections
	 */
	public static RedisServer create() {
		int port = Machine.freePort();
		try {
			Process process = new ProcessBuilder(PROGRAM.toString(), "--bind", "127.0.0.1", "--port",
					Integer.toString(port), "--save", "", "--appendonly", "no", "--daemonize", "no")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			RedisServer server = new RedisServer(process, port);
			if (!Machine.awaitPort(process, port, START_SECONDS)) {
				server.close();
				throw new IllegalStateException("Redis did not start");
			}
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

	/** Stops it; what it had is gone. */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
	}

}
