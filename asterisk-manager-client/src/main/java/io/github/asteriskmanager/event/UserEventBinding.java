package io.github.asteriskmanager.event;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.asteriskmanager.Header;
import org.jspecify.annotations.Nullable;

/**
 * Fills one application class from the headers of a user event.
 * <p>
 * Constructor and accessors are found once, here; properties and headers match by their
 * letters and digits, whatever the case. A {@code List} property takes all values of a
 * repeated header.
 */
final class UserEventBinding {

	private final Class<?> type;

	private final MethodHandle constructor;

	/** For a record the components in order, else the setters. */
	private final Map<String, Property> properties = new HashMap<>();

	private final boolean record;

	private final Sampling sampling = new Sampling(1);

	private record Property(int position, Type type, @Nullable MethodHandle setter) {

		@Nullable Type elementType() {
			return (this.type instanceof ParameterizedType list && list.getRawType() == List.class)
					? list.getActualTypeArguments()[0] : null;
		}

	}

	UserEventBinding(Class<?> type) {
		this.type = type;
		this.record = type.isRecord();
		try {
			MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
			this.constructor = (this.record) ? bindRecord(lookup) : bindBean(lookup);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException("User event " + type.getName()
					+ " cannot be made: give it a constructor without parameters, or make it a record ("
					+ ex.getMessage() + ")", ex);
		}
	}

	/** The name of the event, from annotation or class name. */
	static String nameOf(Class<?> type) {
		UserEventName annotation = type.getAnnotation(UserEventName.class);
		if (annotation != null && !annotation.value().isEmpty()) {
			return annotation.value();
		}
		String name = type.getSimpleName();
		for (String suffix : new String[] { "UserEvent", "Event" }) {
			if (name.endsWith(suffix) && name.length() > suffix.length()) {
				return name.substring(0, name.length() - suffix.length());
			}
		}
		return name;
	}

	Class<?> type() {
		return this.type;
	}

	private MethodHandle bindRecord(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
		RecordComponent[] components = this.type.getRecordComponents();
		Class<?>[] types = new Class<?>[components.length];
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			this.properties.put(key(components[i].getName()), new Property(i, components[i].getGenericType(), null));
		}
		return lookup.findConstructor(this.type, MethodType.methodType(void.class, types))
			.asSpreader(Object[].class, components.length)
			.asType(MethodType.methodType(Object.class, Object[].class));
	}

	private MethodHandle bindBean(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
		MethodType setterType = MethodType.methodType(void.class, Object.class, Object.class);
		for (Class<?> from = this.type; from != null && from != UserEvent.class
				&& from != Object.class; from = from.getSuperclass()) {
			for (Method method : from.getDeclaredMethods()) {
				if (method.getName().startsWith("set") && method.getName().length() > 3
						&& method.getParameterCount() == 1 && !Modifier.isStatic(method.getModifiers())) {
					MethodHandle setter = MethodHandles.privateLookupIn(from, lookup).unreflect(method);
					this.properties.putIfAbsent(key(method.getName().substring(3)),
							new Property(-1, method.getGenericParameterTypes()[0],
									setter.asType(setter.type().changeReturnType(void.class)).asType(setterType)));
				}
			}
		}
		return lookup.findConstructor(this.type, MethodType.methodType(void.class))
			.asType(MethodType.methodType(Object.class));
	}

	/**
	 * Makes and fills an instance.
	 * @param event the raw event
	 * @param converter converts values
	 * @return the instance
	 * @throws UserEventBindingException if a value does not fit or the class objects
	 */
	Object bind(ManagerEvent event, ValueConverter converter) throws UserEventBindingException {
		Map<String, Object> values = values(event, converter);
		try {
			if (this.record) {
				Object[] arguments = new Object[this.properties.size()];
				this.properties.forEach((key, property) -> arguments[property.position()] = values.getOrDefault(key,
						defaultValue(property.type())));
				return this.constructor.invokeExact(arguments);
			}
			Object bean = this.constructor.invokeExact();
			for (Map.Entry<String, Property> property : this.properties.entrySet()) {
				Object value = values.get(property.getKey());
				MethodHandle setter = property.getValue().setter();
				if (value != null && setter != null) {
					setter.invokeExact(bean, value);
				}
			}
			return bean;
		}
		catch (Throwable ex) {
			throw new UserEventBindingException(
					this.type.getName() + " rejects the values by " + ex.getClass().getName(), List.of(), ex);
		}
	}

	/** What the sender chose comes first, then the snapshot of the channel before it. */
	private Map<String, Object> values(ManagerEvent event, ValueConverter converter) throws UserEventBindingException {
		Map<String, Object> values = new HashMap<>();
		List<Header> headers = event.headers();
		int own = firstOwn(event);
		put(values, headers.subList(own, headers.size()), converter);
		put(values, headers.subList(1, own), converter);
		return values;
	}

	private static int firstOwn(ManagerEvent event) {
		return Math.max(event.message().find("UserEvent", 1), 0) + 1;
	}

	private void put(Map<String, Object> values, List<Header> headers, ValueConverter converter)
			throws UserEventBindingException {
		for (Header header : headers) {
			String key = key(header.name());
			Property property = this.properties.get(key);
			if (property == null || values.containsKey(key)) {
				continue;
			}
			try {
				Type element = property.elementType();
				Object value = (element != null) ? headers.stream()
					.filter((other) -> key(other.name()).equals(key))
					.map((other) -> converter.convert(other.value(), element))
					.toList() : converter.convert(header.value(), property.type());
				if (value != null) {
					values.put(key, value);
				}
			}
			catch (RuntimeException ex) {
				throw new UserEventBindingException("header '" + header.name() + "' does not fit "
						+ property.type().getTypeName() + " in " + this.type.getName(), List.of(header), ex);
			}
		}
	}

	/**
	 * Headers that the sender chose and no property takes; asked of a sample of events
	 * only.
	 */
	List<Header> unknownHeaders(ManagerEvent event) {
		if (!this.sampling.isDue(0)) {
			return List.of();
		}
		List<Header> headers = event.headers();
		return headers.subList(firstOwn(event), headers.size())
			.stream()
			.filter((header) -> !StandardHeaders.contains(header.name()))
			.filter((header) -> !key(header.name()).isEmpty() && !this.properties.containsKey(key(header.name())))
			.toList();
	}

	private static @Nullable Object defaultValue(Type type) {
		return (type instanceof Class<?> raw && raw.isPrimitive()) ? Array.get(Array.newInstance(raw, 1), 0) : null;
	}

	static String key(String name) {
		StringBuilder key = new StringBuilder(name.length());
		name.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
		return key.toString().toLowerCase(Locale.ROOT);
	}

}
