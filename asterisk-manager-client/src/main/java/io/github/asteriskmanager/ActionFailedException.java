package io.github.asteriskmanager;

import io.github.asteriskmanager.response.ManagerResponse;

/**
 * Asterisk answered an action with an error.
 */
public final class ActionFailedException extends ManagerException {

	private final transient ManagerResponse response;

	public ActionFailedException(String provider, String action, ManagerResponse response) {
		super(provider, action + " failed: " + response.getMessage(), null);
		this.response = response;
	}

	/**
	 * What Asterisk answered, typed as a success would have been; a failed CLI command
	 * has its output there.
	 * @return the answer
	 */
	public ManagerResponse getResponse() {
		return this.response;
	}

}
