package io.github.asteriskmanager.event;

import java.util.List;

import io.github.asteriskmanager.Header;

/**
 * A user event's values do not fit the class registered for it.
 */
final class UserEventBindingException extends Exception {

	private final transient List<Header> headers;

	UserEventBindingException(String message, List<Header> headers, Throwable cause) {
		super(message, cause);
		this.headers = headers;
	}

	/** The headers at fault; none if it is the class that objects. */
	List<Header> headers() {
		return this.headers;
	}

}
