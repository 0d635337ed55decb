package io.github.asteriskmanager.event;

/**
 * A user event's values do not fit the class registered for it.
 */
final class UserEventBindingException extends Exception {

	UserEventBindingException(String message, Throwable cause) {
		super(message, cause);
	}

}
