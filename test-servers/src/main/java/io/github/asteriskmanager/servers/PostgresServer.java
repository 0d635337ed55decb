package io.github.asteriskmanager.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own for a test, of the package that the machine has: in a temporary
 * directory, on a free port of the loopback interface, without durability.
 * <p>
 * It can be stopped and started again at the same port, and frozen. PostgreSQL does not
 * run as root, so a test that does runs it as the user {@code postgres}. Not thread-safe.
 */
public final class PostgresServer implements AutoCloseable {

	/** The role that owns everything; it needs no password. */
	public static final String USER = "postgres";

	private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

	private final Path bin;

	private final Path directory;

	private final int port;

	private PostgresServer(Path bin, Path directory, int port) {
		this.bin = bin;
		this.directory = directory;
		this.port = port;
	}

	/**
	 * Whether PostgreSQL is installed.
	 * @return {@code true} if a server can be created
	 */
	public static boolean isInstalled() {
		return findBin().isPresent();
	}

	/**
	 * Makes an empty database server and starts it.
	 * @return the server, taking connections
	 */
	public static PostgresServer create() {
		Path bin = findBin().orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed"));
		PostgresServer server = new PostgresServer(bin, Machine.directory("postgres", USER), Machine.freePort());
		server.run("initdb", "--pgdata=" + server.data(), "--username=" + USER, "--auth=trust", "--encoding=UTF8",
				"--locale=C", "--no-sync");
		server.start();
		return server;
	}

	private static Optional<Path> findBin() {
		if (!Files.isDirectory(PACKAGES)) {
			return Optional.empty();
		}
		try (Stream<Path> versions = Files.list(PACKAGES)) {
			return versions.filter((version) -> Files.isExecutable(version.resolve("bin/initdb")))
				.max(Comparator.comparingInt((version) -> Integer.parseInt(version.getFileName().toString())))
				.map((version) -> version.resolve("bin"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path data() {
		return this.directory.resolve("data");
	}

	/**
	 * Where it listens.
	 * @return the port on the loopback interface
	 */
	public int port() {
		return this.port;
	}

	/**
	 * The address of its database, as a URL for the JDBC driver.
	 * @return the URL, without user and password
	 */
	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	/** Starts it again at the same port, with the data it had; returns when it is up. */
	public void start() {
		run("pg_ctl", "start", "--wait", "--silent", "--pgdata=" + data(), "--log=" + this.directory.resolve("log"),
				"--options=-h 127.0.0.1 -p " + this.port + " -k " + this.directory + " -F -c max_connections=200");
	}

	/** Stops it at once: connections break, and new ones are refused. */
	public void stop() {
		run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate", "--pgdata=" + data());
	}

	/** Freezes it: connections stay, and nothing is answered. */
	public void freeze() {
		signal("STOP");
	}

	/** Lets it go on after it was frozen. */
	public void resume() {
		signal("CONT");
	}

	private void signal(String signal) {
		// first the one that would start others; of those some end by themselves
		long server = pid();
		execute(List.of("kill", "-s", signal, Long.toString(server)));
		execute(List.of("sh", "-c", "pkill -" + signal + " -P " + server + " || true"));
	}

	private long pid() {
		try {
			return Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).get(0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Stops it and deletes all it had. */
	@Override
	public void close() {
		if (Files.exists(data().resolve("postmaster.pid"))) {
			resume();
			stop();
		}
		Machine.delete(this.directory);
	}

	private void run(String program, String... arguments) {
		List<String> command = new ArrayList<>(List.of(this.bin.resolve(program).toString()));
		command.addAll(List.of(arguments));
		execute(Machine.as(USER, command));
	}

	private void execute(List<String> command) {
		try {
			// a file, as the server would keep a pipe open
			Path output = Files.createTempFile("postgres", ".out");
			Process process = new ProcessBuilder(command).directory(new File("/"))
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(60, TimeUnit.SECONDS);
			String said = Files.readString(output);
			Files.delete(output);
			if (!ended || process.exitValue() != 0) {
				throw new IllegalStateException(command + " failed: " + said);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
