package io.github.asteriskmanager.boot.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Meters of owners that come and go, such as providers: in every registry each owner that
 * is there has its own, and none is left of those that are gone. Thread-safe.
 *
 * @param <T> type of the owners
 */
final class MetersByOwner<T> {

	private final Supplier<? extends Collection<T>> owners;

	private final BiFunction<T, MeterRegistry, List<Meter>> binding;

	private final Map<MeterRegistry, Map<T, List<Meter>>> bound = new HashMap<>();

	/**
	 * Creates it without any meter.
	 * @param owners who is there
	 * @param binding makes the meters of one owner in one registry
	 */
	MetersByOwner(Supplier<? extends Collection<T>> owners, BiFunction<T, MeterRegistry, List<Meter>> binding) {
		this.owners = owners;
		this.binding = binding;
	}

	synchronized void bindTo(MeterRegistry registry) {
		this.bound.put(registry, new HashMap<>());
		update();
	}

	/** Owners may have come or gone. */
	synchronized void update() {
		Collection<T> present = this.owners.get();
		this.bound.forEach((registry, meters) -> {
			meters.entrySet().removeIf((entry) -> {
				boolean gone = !present.contains(entry.getKey());
				if (gone) {
					entry.getValue().forEach(registry::remove);
				}
				return gone;
			});
			present.forEach((owner) -> meters.computeIfAbsent(owner, (added) -> this.binding.apply(added, registry)));
		});
	}

}
