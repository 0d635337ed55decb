package io.github.asteriskmanager.connection;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one connection that wait for their answers, by {@code ActionID}.
 */
final class PendingActions {

	private final Map<String, PendingAction<?>> byId = new ConcurrentHashMap<>();

	void add(String id, PendingAction<?> action) {
		this.byId.put(id, action);
	}

	void remove(String id) {
		this.byId.remove(id);
	}

	/** The action that a response answers. */
	@Nullable PendingAction<?> answeredBy(AmiMessage response) {
		String id = response.header("ActionID");
		return (id != null) ? this.byId.get(id) : null;
	}

	/**
	 * The action whose list an event is an item of. What is broadcast to all sessions has
	 * a privilege ending in {@code ,all} and is no item, whatever {@code ActionID} it
	 * carries: other sessions and dialplans can choose that.
	 */
	@Nullable PendingAction<?> listedBy(AmiMessage event) {
		if (this.byId.isEmpty()) {
			return null;
		}
		int privilege = event.find("Privilege", 1);
		if (privilege >= 0 && event.value(privilege).endsWith(",all")) {
			return null;
		}
		String id = event.header("ActionID");
		return (id != null) ? this.byId.get(id) : null;
	}

	/**
	 * An action leaves when its future is done, or in the moment before it is answered.
	 */
	Collection<PendingAction<?>> all() {
		return this.byId.values();
	}

	int size() {
		return this.byId.size();
	}

}
