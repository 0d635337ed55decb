package io.github.asteriskmanager;

import java.util.List;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * No complete answer came in time. Whether Asterisk carried the action out is unknown.
 */
public final class ActionTimeoutException extends ManagerException {

	private final transient List<ManagerEvent> items;

	public ActionTimeoutException(String provider, String message, List<ManagerEvent> items) {
		super(provider, message, null);
		this.items = List.copyOf(items);
	}

	/**
	 * What a list answer had so far.
	 * @return the items, in order; empty if none came or the action has no list answer
	 */
	public List<ManagerEvent> getItems() {
		return this.items;
	}

}
