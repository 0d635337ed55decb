package io.github.asteriskmanager.benchmarks.events;

import io.github.asteriskmanager.benchmarks.server.FloodControl;

/**
 * One client in a process of its own: a flood to warm up, and one that is measured.
 */
public final class ClientProcess {

	private ClientProcess() {
	}

	/**
	 * Measures a client and prints the result as its last line.
	 * @param args name of the variant, port of the server, milliseconds of the flood to
	 * warm up and of the one that is measured
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		int port = Integer.parseInt(args[1]);
		EventClient client = Variant.valueOf(args[0]).client();
		client.connect(port);
		try (FloodControl control = new FloodControl(port)) {
			control.flood(Long.parseLong(args[2]), 0);
			client.awaitEnd();
			Measurement.Start start = Measurement.Start.now();
			long sent = control.flood(Long.parseLong(args[3]), 0);
			long events = client.awaitEnd();
			// who counts bytes knows no events, and some clients make events of their own
			System.out.println(start.finish((events > 0 && events < sent) ? events : sent).toLine());
			System.err.printf("%s: %d of %d%n", args[0], events, sent);
		}
		System.exit(0);
	}

}
