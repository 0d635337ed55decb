package io.github.asteriskmanager.boot;

import java.util.Objects;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * An application event that carries what a provider delivered: an AMI event, a record or
 * bean bound from a user event, or a notice of the provider itself.
 * <p>
 * A listener takes the payload alone, by class, superclass or interface
 * ({@code HangupEvent}, {@code ChannelEvent}), or this envelope
 * ({@code AsteriskEvent<HangupEvent>}) to learn where a record or bean came from.
 * Immutable.
 *
 * @param <T> type of the payload
 */
public final class AsteriskEvent<T> extends PayloadApplicationEvent<T> {

	/** Worked out once for each payload class: events come by the thousand. */
	private static final ClassValue<ResolvableType> TYPES = new ClassValue<>() {

		@Override
		protected ResolvableType computeValue(Class<?> payload) {
			return ResolvableType.forClassWithGenerics(AsteriskEvent.class, payload);
		}

	};

	private final String provider;

	/**
	 * Creates the event.
	 * @param source what publishes it; listeners are looked up faster if always the same
	 * class does
	 * @param provider title of the provider
	 * @param payload what was delivered
	 */
	public AsteriskEvent(Object source, String provider, T payload) {
		super(source, payload, TYPES.get(payload.getClass()).getGeneric());
		this.provider = Objects.requireNonNull(provider, "'provider' must not be null");
	}

	/**
	 * Title of the provider it came from.
	 * @return the title
	 */
	public String getProvider() {
		return this.provider;
	}

	@Override
	public ResolvableType getResolvableType() {
		return TYPES.get(getPayload().getClass());
	}

	@Override
	public String toString() {
		return "AsteriskEvent[" + getPayload() + " from " + this.provider + "]";
	}

}
