package io.github.asteriskmanager.benchmarks.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells a {@link FloodServer} what to do, over a connection that gets no events.
 */
public final class FloodControl implements AutoCloseable {

	private final Socket socket;

	private final BufferedReader input;

	/**
	 * Connects.
	 * @param port port of the server
	 * @throws IOException if there is none
	 */
	public FloodControl(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.input = new BufferedReader(new InputStreamReader(this.socket.getInputStream(), StandardCharsets.US_ASCII));
		this.input.readLine();
	}

	/**
	 * Starts a server process with the Java that runs this.
	 * @return the process; its output begins with the port, and it ends with its input
	 * @throws IOException if it cannot be started
	 */
	public static Process startServer() throws IOException {
		return new ProcessBuilder(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-cp",
				System.getProperty("java.class.path"), FloodServer.class.getName()))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	/**
	 * Path of the Java that runs this.
	 * @return the path
	 */
	public static String java() {
		return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
	}

	/**
	 * Floods every other connection and waits until everything is written.
	 * @param millis how long
	 * @param rate events per second over all connections; 0 for as many as they take
	 * @return number of events
	 * @throws IOException if the server has gone
	 */
	public long flood(long millis, long rate) throws IOException {
		return ask("Action: Flood\r\nMillis: " + millis + "\r\nRate: " + rate, "Events");
	}

	/**
	 * Ends every other connection and refuses new ones for a while.
	 * @param millis how long
	 * @throws IOException if the server has gone
	 */
	public void outage(long millis) throws IOException {
		ask("Action: Outage\r\nMillis: " + millis, "Response");
	}

	/**
	 * Number of connections accepted.
	 * @return the number
	 * @throws IOException if the server has gone
	 */
	public long accepted() throws IOException {
		return ask("Action: Accepted", "Accepted");
	}

	private long ask(String action, String wanted) throws IOException {
		this.socket.getOutputStream().write((action + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		long number = 0;
		for (String line = this.input.readLine(); line != null && !line.isEmpty(); line = this.input.readLine()) {
			if (line.startsWith(wanted + ": ") && !wanted.equals("Response")) {
				number = Long.parseLong(line.substring(wanted.length() + 2));
			}
		}
		return number;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
