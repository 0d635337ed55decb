package io.github.asteriskmanager.sample.farm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that befell the farm, and how long servers had no owner for it.
 *
 * @param name what it was
 * @param at when it began
 * @param until when that which failed was back, or was replaced
 * @param servers the servers it concerned
 * @param longest how long after its begin, or after the end of a longer outage, the last
 * of these servers had an owner
 */
record Fault(String name, Instant at, Instant until, List<Pbx> servers, Duration longest) {

	/** The longest wait for a login after a moment. */
	static Duration longestWait(Instant since, List<Pbx> servers) {
		Duration longest = Duration.ZERO;
		for (Pbx server : servers) {
			Instant login = server.tenures()
				.stream()
				.map(Tenure::from)
				.filter((from) -> !from.isBefore(since))
				.findFirst()
				.orElseThrow(() -> new AssertionError("Nobody has taken over " + server.title()));
			Duration wait = Duration.between(since, login);
			longest = (wait.compareTo(longest) > 0) ? wait : longest;
		}
		return longest;
	}

}
