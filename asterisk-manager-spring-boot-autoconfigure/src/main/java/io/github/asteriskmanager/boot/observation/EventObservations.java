package io.github.asteriskmanager.boot.observation;

import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.Subscription;
import io.github.asteriskmanager.boot.ForwardingManagerProvider;
import io.github.asteriskmanager.boot.ManagerProviderDecorator;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes the delivery of what listeners of the application take from every provider.
 * Each is the beginning of a trace: no action of this application is its parent, even if
 * one brought the event about.
 */
public final class EventObservations implements ManagerProviderDecorator {

	private static final EventObservationConvention DEFAULT = new DefaultEventObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable EventObservationConvention convention;

	/**
	 * Creates it.
	 * @param registry takes the observations
	 * @param convention names them, or {@code null} for
	 * {@link DefaultEventObservationConvention}
	 */
	public EventObservations(ObservationRegistry registry, @Nullable EventObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public ManagerProvider decorate(ManagerProvider provider) {
		return (this.registry.isNoop()) ? provider : new ProviderOfObservedEvents(provider);
	}

	private void deliver(String provider, Object delivered, Consumer<Object> observer) {
		// tracers would otherwise take what is current on this thread for the parent
		new NullObservation(this.registry).scoped(() -> AsteriskManagerObservation.EVENT
			.observation(this.convention, DEFAULT, () -> new EventObservationContext(provider, delivered),
					this.registry)
			.observe(() -> observer.accept(delivered)));
	}

	private final class ProviderOfObservedEvents extends ForwardingManagerProvider {

		ProviderOfObservedEvents(ManagerProvider delegate) {
			super(delegate);
		}

		@Override
		public Subscription observe(Consumer<Object> observer, Predicate<Class<?>> takes) {
			return super.observe((delivered) -> {
				if (takes.test(delivered.getClass())) {
					deliver(getTitle(), delivered, observer);
				}
				else {
					observer.accept(delivered);
				}
			}, takes);
		}

	}

}
