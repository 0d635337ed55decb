package io.github.asteriskmanager.servers;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What servers need of the machine they run on. Some refuse to run as root, so a test
 * that does runs them as the user of their package.
 */
final class Machine {

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private Machine() {
	}

	/** A port of the loopback interface that nobody has yet. */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A new temporary directory of that user. */
	static Path directory(String name, String user) {
		try {
			Path directory = Files.createTempDirectory(name);
			if (isRoot()) {
				Files.setOwner(directory,
						directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
			}
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The command that runs a program as that user. */
	static List<String> as(String user, List<String> program) {
		List<String> command = new ArrayList<>();
		if (isRoot()) {
			command.addAll(List.of("runuser", "-u", user, "--"));
		}
		command.addAll(program);
		return command;
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	/**
	 * Waits until a server takes connections.
	 * @return {@code false} if it has ended, or does not within that time
	 */
	static boolean awaitPort(Process server, int port, long seconds) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		while (!takesConnections(port)) {
			if (!server.isAlive() || System.nanoTime() - deadline > 0) {
				return false;
			}
			LockSupport.parkNanos(LOOK_NANOS);
		}
		return true;
	}

	private static boolean takesConnections(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Deletes a directory with all that is in it. */
	static void delete(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
