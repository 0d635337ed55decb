package io.github.asteriskmanager.event;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * Reads views by all their getters.
 */
final class Getters {

	private static final Map<Class<?>, List<Method>> METHODS = new LinkedHashMap<>();

	private Getters() {
	}

	/** What the getters give, by name. */
	static Map<String, Object> read(Object view) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (Method method : METHODS.computeIfAbsent(view.getClass(), Getters::of)) {
			try {
				values.put(method.getName(), method.invoke(view));
			}
			catch (ReflectiveOperationException ex) {
				throw new AssertionError(method.toString(), ex);
			}
		}
		return values;
	}

	private static List<Method> of(Class<?> type) {
		List<Method> getters = new ArrayList<>();
		for (Method method : type.getMethods()) {
			if (method.getParameterCount() == 0 && method.getName().startsWith("get")
					&& method.getDeclaringClass() != Object.class && method.getDeclaringClass() != AmiEvent.class) {
				method.setAccessible(true);
				getters.add(method);
			}
		}
		return getters;
	}

	/** Whether some getter gives something else when a header is left out. */
	static boolean cover(List<Header> headers, int position) {
		List<Header> without = new ArrayList<>(headers);
		without.remove(position);
		return !read(event(headers)).equals(read(event(without)));
	}

	/** Makes an event in a registry of its own. */
	static ManagerEvent event(List<Header> headers) {
		StringBuilder text = new StringBuilder();
		headers.forEach((header) -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
		EventRegistry registry = EventRegistry.create();
		return registry.create(AmiMessage.of(text.toString()), registry.origin("test"), Instant.EPOCH);
	}

}
