package io.github.asteriskmanager.action;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a record or bean as headers, written so that the typed readings of user
 * events give the same values back.
 */
final class Properties {

	private Properties() {
	}

	static List<Header> of(Object source) {
		List<Header> headers = new ArrayList<>();
		accessors(source.getClass()).forEach((accessor) -> {
			Object value = invoke(accessor, source);
			Collection<?> values = (value instanceof Collection<?> list) ? list
					: (value != null) ? List.of(value) : List.of();
			values.forEach((element) -> headers.add(new Header(name(accessor), text(element))));
		});
		return headers;
	}

	private static Stream<Method> accessors(Class<?> type) {
		if (type.isRecord()) {
			return Arrays.stream(type.getRecordComponents()).map((component) -> component.getAccessor());
		}
		return Arrays.stream(type.getMethods())
			.filter((method) -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())
					&& method.getReturnType() != void.class
					&& !method.getDeclaringClass().isAssignableFrom(UserEvent.class)
					&& method.getName().matches("(get|is)[A-Z].*"))
			.sorted(Comparator.comparing(Method::getName));
	}

	private static String name(Method accessor) {
		String name = accessor.getName();
		if (!accessor.getDeclaringClass().isRecord()) {
			name = name.substring(name.startsWith("is") ? 2 : 3);
		}
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	private static @Nullable Object invoke(Method accessor, Object source) {
		try {
			accessor.trySetAccessible();
			return accessor.invoke(source);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalArgumentException(
					"Cannot read " + accessor.getName() + " of " + source.getClass().getName(), ex);
		}
	}

	private static String text(Object value) {
		if (value instanceof Duration duration) {
			return plain(duration.getSeconds(), duration.getNano());
		}
		if (value instanceof Instant moment) {
			return plain(moment.getEpochSecond(), moment.getNano());
		}
		return value.toString();
	}

	private static String plain(long seconds, int nanos) {
		return BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9)).stripTrailingZeros().toPlainString();
	}

}
