package io.github.asteriskmanager.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Which part of the state an event is for.
 */
final class Handlers {

	private final Map<Class<?>, Consumer<Object>> byType = new HashMap<>();

	<E extends ManagerEvent> void on(Class<E> type, Consumer<? super E> handler) {
		this.byType.merge(type, (event) -> handler.accept(type.cast(event)), Consumer::andThen);
	}

	Set<Class<?>> types() {
		return Set.copyOf(this.byType.keySet());
	}

	/** Whether anything took it. */
	boolean handle(Object event) {
		Consumer<Object> handler = this.byType.get(event.getClass());
		if (handler == null) {
			return false;
		}
		handler.accept(event);
		return true;
	}

}
