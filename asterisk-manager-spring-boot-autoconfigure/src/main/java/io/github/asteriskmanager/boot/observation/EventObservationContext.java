package io.github.asteriskmanager.boot.observation;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.UnknownEvent;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event while its delivery is observed. Asterisk sends nothing along
 * that would name a parent.
 */
public final class EventObservationContext extends ReceiverContext<Object> {

	private final String provider;

	private final Object delivered;

	EventObservationContext(String provider, Object delivered) {
		super((carrier, key) -> null, Kind.CONSUMER);
		this.provider = provider;
		this.delivered = delivered;
		setCarrier(delivered);
		setRemoteServiceName("asterisk");
	}

	/** Whatever the thread is in the middle of has nothing to do with it. */
	@Override
	public void setParentObservation(@Nullable ObservationView parentObservation) {
	}

	/**
	 * Title of the provider it came from.
	 * @return the title
	 */
	public String getProvider() {
		return this.provider;
	}

	/**
	 * What is delivered: a {@link ManagerEvent}, the application's own type for a user
	 * event, or a notice of the provider.
	 * @return the object that listeners get
	 */
	public Object getDelivered() {
		return this.delivered;
	}

	/**
	 * Name of the event: as sent, {@code unknown} for one that has no type, and that of
	 * the class for what is no event of Asterisk.
	 * @return the name
	 */
	public String getEventName() {
		if (this.delivered instanceof UnknownEvent) {
			return "unknown";
		}
		return (this.delivered instanceof ManagerEvent event) ? event.getName()
				: this.delivered.getClass().getSimpleName();
	}

}
