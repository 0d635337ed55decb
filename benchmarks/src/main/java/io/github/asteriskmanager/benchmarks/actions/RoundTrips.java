package io.github.asteriskmanager.benchmarks.actions;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.asteriskjava.manager.DefaultManagerConnection;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.benchmarks.Statistics;
import io.github.asteriskmanager.benchmarks.server.FloodControl;
import io.github.asteriskmanager.event.ManagerEvent;

/**
 * One action after the other: microseconds from sending to the answer.
 */
final class RoundTrips {

	private static final int COUNT = 10_000;

	private RoundTrips() {
	}

	/** Sends and waits. */
	@FunctionalInterface
	private interface RoundTrip {

		void run() throws Exception;

	}

	private static Map<String, Double> measure(int count, RoundTrip roundTrip) throws Exception {
		double[] micros = new double[count];
		for (int i = 0; i < count; i++) {
			long start = System.nanoTime();
			roundTrip.run();
			micros[i] = (System.nanoTime() - start) / 1e3;
		}
		return Map.of("µs p50", Statistics.percentile(micros, 0.5), "µs p99", Statistics.percentile(micros, 0.99));
	}

	static Map<String, Double> raw(int port) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setTcpNoDelay(true);
			InputStream input = socket.getInputStream();
			OutputStream output = socket.getOutputStream();
			byte[] buffer = new byte[4096];
			byte[] ping = "Action: Ping\r\nActionID: raw-12345678\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
			input.read(buffer);
			return measure(COUNT, () -> {
				output.write(ping);
				int end = 0;
				while (end < 4 || buffer[end - 3] != '\n') {
					end += input.read(buffer, end, buffer.length - end);
				}
			});
		}
	}

	static Map<String, Double> own(int port) throws Exception {
		try (ManagerProvider provider = Clients.own(port)) {
			return measure(COUNT, () -> provider.send(new PingAction()));
		}
	}

	static Map<String, Double> asteriskJava(int port) throws Exception {
		DefaultManagerConnection connection = Clients.asteriskJava(port);
		try {
			return measure(COUNT, () -> connection.sendAction(new org.asteriskjava.manager.action.PingAction()));
		}
		finally {
			connection.logoff();
		}
	}

	static Map<String, Double> duringFlood(int port) throws Exception {
		try (ManagerProvider provider = Clients.own(port); FloodControl control = new FloodControl(port)) {
			provider.subscribe(ManagerEvent.class, (event) -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)));
			CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> flood(control));
			Map<String, Double> figures = measure(2_000, () -> {
				provider.send(new PingAction());
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
			});
			flood.join();
			double waited = TimeUnit.MILLISECONDS.toMicros(1);
			return Map.of("µs p50, 1 ms of pause included", figures.getOrDefault("µs p50", Double.NaN),
					"µs p99 without the pause, at most", figures.getOrDefault("µs p99", Double.NaN) - waited);
		}
	}

	private static void flood(FloodControl control) {
		try {
			control.flood(3_000, 50_000);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
