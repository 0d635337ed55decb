package io.github.asteriskmanager.response;

import java.util.List;

import io.github.asteriskmanager.event.AorDetailEvent;
import io.github.asteriskmanager.event.AuthDetailEvent;
import io.github.asteriskmanager.event.ContactStatusDetailEvent;
import io.github.asteriskmanager.event.EndpointDetailEvent;
import io.github.asteriskmanager.event.IdentifyDetailEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.TransportDetailEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code PJSIPShowEndpoint}: an endpoint and all that it refers to.
 */
public final class PJSIPEndpointResponse extends EventListResponse {

	/**
	 * Creates the view.
	 * @param message the response message
	 * @param events the objects
	 * @param completion the event that ended the list
	 */
	public PJSIPEndpointResponse(AmiMessage message, List<ManagerEvent> events, @Nullable ManagerEvent completion) {
		super(message, events, completion);
	}

	/**
	 * The endpoint itself.
	 * @return the endpoint, or {@code null} if Asterisk sent none
	 */
	public @Nullable EndpointDetailEvent getEndpoint() {
		return first(EndpointDetailEvent.class);
	}

	/**
	 * Its addresses of record.
	 * @return the addresses of record
	 */
	public List<AorDetailEvent> getAors() {
		return events(AorDetailEvent.class);
	}

	/**
	 * The contacts of its addresses of record.
	 * @return the contacts
	 */
	public List<ContactStatusDetailEvent> getContacts() {
		return events(ContactStatusDetailEvent.class);
	}

	/**
	 * Its credentials, for calls in either direction.
	 * @return the credentials
	 */
	public List<AuthDetailEvent> getAuths() {
		return events(AuthDetailEvent.class);
	}

	/**
	 * What requests are recognised as its own by.
	 * @return the rules
	 */
	public List<IdentifyDetailEvent> getIdentifies() {
		return events(IdentifyDetailEvent.class);
	}

	/**
	 * Its transport.
	 * @return the transport, or {@code null} if the endpoint names none
	 */
	public @Nullable TransportDetailEvent getTransport() {
		return first(TransportDetailEvent.class);
	}

	private <T> @Nullable T first(Class<T> type) {
		return events(type).stream().findFirst().orElse(null);
	}

}
