package io.github.asteriskmanager.sample.farm;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.asteriskmanager.event.EventsLostEvent;

/**
 * What has become of the numbered events of a server.
 *
 * @param server the server
 * @param sent how many it has sent
 * @param published the numbers of those that the broker has
 * @param heard how often a worker heard each
 * @param twice numbers that were published as different events
 * @param missing numbers that were not published
 */
record Account(Pbx server, int sent, Set<Integer> published, Map<Integer, Integer> heard, Set<Integer> twice,
		Set<Integer> missing) {

	/** A loss is told by when its first event would have been read, on a busy machine. */
	private static final Duration ON_THE_WAY = Duration.ofMillis(500);

	static Account of(Pbx server, List<Publication> publications, CallRecorder recorder) {
		Map<Integer, String> ids = new HashMap<>();
		Set<Integer> twice = new HashSet<>();
		for (Publication publication : publications) {
			if (publication.provider().equals(server.title()) && publication.number() > 0) {
				String other = ids.put(publication.number(), publication.id());
				if (other != null && !other.equals(publication.id())) {
					twice.add(publication.number());
				}
			}
		}
		int sent = server.ledger().last();
		Set<Integer> missing = new TreeSet<>();
		IntStream.rangeClosed(1, sent).filter((number) -> !ids.containsKey(number)).forEach(missing::add);
		return new Account(server, sent, Set.copyOf(ids.keySet()), recorder.heard(server.title()), twice, missing);
	}

	/**
	 * When events that are missing were sent without that a loss of that time was told.
	 */
	List<String> untold(List<EventsLostEvent> losses) {
		return this.missing.stream()
			.filter((number) -> losses.stream().noneMatch((loss) -> tells(loss, this.server.ledger().sentAt(number))))
			.map((number) -> number + " sent at " + this.server.ledger().sentAt(number))
			.toList();
	}

	private boolean tells(EventsLostEvent loss, Instant sentAt) {
		Instant to = loss.to();
		return loss.provider().equals(this.server.title()) && !sentAt.plus(ON_THE_WAY).isBefore(loss.from())
				&& to != null && !sentAt.isAfter(to);
	}

	/** How many events workers heard more than once. */
	long repeated() {
		return this.heard.values().stream().filter((times) -> times > 1).count();
	}

	@Override
	public String toString() {
		return this.server.title();
	}

}
