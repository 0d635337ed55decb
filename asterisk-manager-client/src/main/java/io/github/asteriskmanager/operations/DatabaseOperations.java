package io.github.asteriskmanager.operations;

import java.util.Optional;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.DBDelAction;
import io.github.asteriskmanager.action.DBDelTreeAction;
import io.github.asteriskmanager.action.DBGetAction;
import io.github.asteriskmanager.action.DBPutAction;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * What can be done with a family of keys in Asterisk's database.
 */
public final class DatabaseOperations {

	/** What Asterisk says to {@code DBGet} when there is no such key. */
	private static final String NOT_FOUND = "not found";

	private final ActionSender sender;

	private final String family;

	DatabaseOperations(ActionSender sender, String family) {
		this.sender = sender;
		this.family = family;
	}

	/**
	 * Reads a value.
	 * @param key the key
	 * @return the operation; gives nothing if there is no such key
	 */
	public Operation<Optional<String>> get(String key) {
		return Operation.of(this.sender, DBGetAction.of(this.family, key),
				(response) -> Optional.ofNullable(response.getValue()), DatabaseOperations::notFound);
	}

	private static Optional<String> notFound(ActionFailedException ex) {
		String message = ex.getResponse().getMessage();
		if (message != null && message.contains(NOT_FOUND)) {
			return Optional.empty();
		}
		throw ex;
	}

	/**
	 * Writes a value.
	 * @param key the key
	 * @param value its value from now on
	 * @return the operation
	 */
	public Operation<ManagerResponse> put(String key, String value) {
		return Operation.of(this.sender, DBPutAction.of(this.family, key, value));
	}

	/**
	 * Deletes a key.
	 * @param key the key
	 * @return the operation; fails if there is no such key
	 */
	public Operation<ManagerResponse> delete(String key) {
		return Operation.of(this.sender, DBDelAction.of(this.family, key));
	}

	/**
	 * Deletes the whole family.
	 * @return the operation; fails if there is no such family
	 */
	public Operation<ManagerResponse> deleteAll() {
		return Operation.of(this.sender, DBDelTreeAction.of(this.family));
	}

}
