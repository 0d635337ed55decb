package io.github.asteriskmanager.benchmarks.actions;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;

import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.SendActionCallback;
import org.asteriskjava.manager.response.ManagerResponse;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.PingAction;

/**
 * Many actions on their way at once: actions per second.
 */
final class Pipelines {

	private static final int COUNT = 200_000;

	private Pipelines() {
	}

	/** Sends one action; its answer gives a permit back. */
	@FunctionalInterface
	private interface Sending {

		void send(Semaphore permits) throws Exception;

	}

	private static Map<String, Double> measure(int count, int outstanding, Sending sending) throws Exception {
		Semaphore permits = new Semaphore(outstanding);
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			permits.acquire();
			sending.send(permits);
		}
		permits.acquire(outstanding);
		return Map.of("actions/s", count * 1e9 / (System.nanoTime() - start));
	}

	static Map<String, Double> own(int port, int outstanding) throws Exception {
		try (ManagerProvider provider = Clients.own(port)) {
			return measure(COUNT, outstanding,
					(permits) -> provider.sendAsync(new PingAction()).whenComplete((answer, ex) -> permits.release()));
		}
	}

	static Map<String, Double> asteriskJava(int port, int outstanding) throws Exception {
		DefaultManagerConnection connection = Clients.asteriskJava(port);
		try {
			return measure(COUNT / 5, outstanding, (permits) -> connection
				.sendAction(new org.asteriskjava.manager.action.PingAction(), new Releasing(permits)));
		}
		finally {
			connection.logoff();
		}
	}

	private record Releasing(Semaphore permits) implements SendActionCallback {

		@Override
		public void onResponse(ManagerResponse response) {
			this.permits.release();
		}

	}

	/** Writes as many actions at once as there are answers missing. */
	static Map<String, Double> raw(int port, int outstanding) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setTcpNoDelay(true);
			InputStream input = socket.getInputStream();
			OutputStream output = socket.getOutputStream();
			byte[] buffer = new byte[64 * 1024];
			byte[] ping = "Action: Ping\r\nActionID: raw-12345678\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
			byte[] pings = new byte[ping.length * outstanding];
			for (int i = 0; i < outstanding; i++) {
				System.arraycopy(ping, 0, pings, i * ping.length, ping.length);
			}
			input.read(buffer);
			long start = System.nanoTime();
			int missing = outstanding;
			for (int answered = 0; answered < COUNT; answered += missing) {
				output.write(pings, 0, missing * ping.length);
				missing = 0;
				int read = input.read(buffer);
				for (int i = 0; i < read; i++) {
					missing += (buffer[i] == 'R') ? 1 : 0;
				}
			}
			return Map.of("actions/s", COUNT * 1e9 / (System.nanoTime() - start));
		}
	}

}
