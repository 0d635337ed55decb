package io.github.asteriskmanager.sample.farm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ManagerEvent;

import org.springframework.context.event.EventListener;

/**
 * Listens at the workers as an application does, and checks the order of each call.
 */
final class CallRecorder {

	private final Map<String, Map<Integer, Integer>> heard = new ConcurrentHashMap<>();

	private final Map<String, Step> calls = new ConcurrentHashMap<>();

	private final List<Step> backward = new CopyOnWriteArrayList<>();

	private final List<EventsLostEvent> losses = new CopyOnWriteArrayList<>();

	private final LongAdder events = new LongAdder();

	/**
	 * Where a call stands.
	 *
	 * @param provider title of its server
	 * @param call its Linkedid
	 * @param number number of the event, or 0
	 * @param receivedAt when a collector received the event
	 */
	record Step(String provider, String call, int number, Instant receivedAt) {

		boolean isBefore(Step other) {
			return (this.number > 0) ? this.number < other.number : this.receivedAt.isBefore(other.receivedAt);
		}

	}

	@EventListener
	void onEvent(ManagerEvent event) {
		this.events.increment();
		int number = NumberedEvents.of(event);
		if (number > 0 && numbers(event.getProvider()).merge(number, 1, Integer::sum) > 1) {
			return;
		}
		String call = event.header("Linkedid");
		if (call != null) {
			follow(new Step(event.getProvider(), call, number, event.getReceivedAt()));
		}
	}

	private void follow(Step step) {
		this.calls.compute(step.provider() + ":" + step.call(), (call, before) -> {
			if (before != null && step.isBefore(before)) {
				this.backward.add(step);
				return before;
			}
			return step;
		});
	}

	@EventListener
	void onLoss(EventsLostEvent loss) {
		this.losses.add(loss);
	}

	private Map<Integer, Integer> numbers(String provider) {
		return this.heard.computeIfAbsent(provider, (title) -> new ConcurrentHashMap<>());
	}

	/** How many events have come, those that came twice counted twice. */
	long events() {
		return this.events.sum();
	}

	/** How often each numbered event of a server has come. */
	Map<Integer, Integer> heard(String provider) {
		return Map.copyOf(numbers(provider));
	}

	/** How many calls there were. */
	int calls() {
		return this.calls.size();
	}

	/** What came after something that had happened later in the same call. */
	List<Step> backward() {
		return List.copyOf(this.backward);
	}

	/** What was told to be lost. */
	List<EventsLostEvent> losses() {
		return List.copyOf(this.losses);
	}

}
