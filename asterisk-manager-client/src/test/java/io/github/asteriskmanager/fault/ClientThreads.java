package io.github.asteriskmanager.fault;

import java.util.List;
import java.util.function.Predicate;

/**
 * The threads the client has started.
 */
final class ClientThreads {

	private ClientThreads() {
	}

	/** Those that live as long as a provider: one reads, one calls listeners. */
	static List<String> lasting() {
		return named((name) -> name.startsWith("ami-") && !name.startsWith("ami-server-")
				&& !name.startsWith("ami-ping-") && !name.startsWith("ami-writer-") && !name.equals("ami-timer")
				&& !name.equals("ami-keep-alive"));
	}

	/** All that one provider has. */
	static List<String> of(String title) {
		return named((name) -> name.matches("ami-(events-|ping-|quick-)?" + title));
	}

	private static List<String> named(Predicate<String> wanted) {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(wanted).sorted().toList();
	}

}
