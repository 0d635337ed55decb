package io.github.asteriskmanager.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.ResponseType;

/**
 * Raises a user event, which reaches every session. Asterisk passes the headers on as
 * they are, and adds the {@code ActionID}. Needs privilege {@code user}. Immutable.
 */
public final class UserEventAction extends AbstractAction<ManagerResponse> {

	private static final String NAME = "UserEvent";

	private UserEventAction(List<Header> headers) {
		super(NAME, ResponseType.PLAIN, headers);
	}

	/**
	 * A user event without headers.
	 * @param userEvent name of the event
	 * @return the action
	 */
	public static UserEventAction of(String userEvent) {
		return builder(userEvent).build();
	}

	/**
	 * A user event with a header for each entry.
	 * @param userEvent name of the event
	 * @param headers values by header
	 * @return the action
	 */
	public static UserEventAction of(String userEvent, Map<String, ?> headers) {
		return builder(userEvent).headers(headers).build();
	}

	/**
	 * A user event with a header for each property of a record or bean. A receiver that
	 * registered the same class gets an equal object.
	 * @param userEvent name of the event
	 * @param payload the record or bean; its {@code null} properties are left out, of a
	 * list each element is a header
	 * @return the action
	 */
	public static UserEventAction of(String userEvent, Object payload) {
		Builder builder = builder(userEvent);
		Properties.of(payload).forEach((header) -> builder.header(header.name(), header.value()));
		return builder.build();
	}

	/**
	 * Starts building a user event.
	 * @param userEvent name of the event
	 * @return a builder
	 */
	public static Builder builder(String userEvent) {
		return new Builder(userEvent);
	}

	/** Builds the action. */
	public static final class Builder {

		private final List<Header> headers = new ArrayList<>();

		private Builder(String userEvent) {
			this.headers.add(new Header(NAME, userEvent));
		}

		/**
		 * Adds a header; a name may be added repeatedly.
		 * @param name name of the header
		 * @param value its value
		 * @return this
		 * @throws InvalidActionException if it is the header that names the event
		 */
		public Builder header(String name, Object value) {
			if (name.equalsIgnoreCase(NAME)) {
				throw new InvalidActionException(NAME, "has its name already; a header cannot be named UserEvent");
			}
			this.headers.add(new Header(name, value.toString()));
			return this;
		}

		/**
		 * Adds a header for each entry, in order.
		 * @param values values by header
		 * @return this
		 */
		public Builder headers(Map<String, ?> values) {
			values.forEach(this::header);
			return this;
		}

		/**
		 * Builds the action.
		 * @return the action
		 */
		public UserEventAction build() {
			return new UserEventAction(this.headers);
		}

	}

}
