package io.github.asteriskmanager.action;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.asteriskmanager.Facts;
import io.github.asteriskmanager.InvalidActionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every action that Asterisk 13 to 24 documents has its class, and every parameter a way
 * to set it.
 */
class ActionCompletenessTests {

	private static final Map<Class<?>, Object> SAMPLES = Map.of(String.class, "text", Object.class, "text", int.class,
			0, boolean.class, true, Duration.class, Duration.ofSeconds(5), String[].class, new String[] { "a", "b" },
			Map.class, Map.of("name", "value"));

	private static final List<Facts> ACTIONS = Facts.load("actions.txt");

	private final Map<String, Set<String>> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private final Map<String, Class<?>> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	ActionCompletenessTests() throws Exception {
		for (Class<?> type : ActionTypes.all()) {
			for (ManagerAction<?> action : instances(type)) {
				this.types.put(action.getName(), type);
				Set<String> names = this.parameters.computeIfAbsent(action.getName(), (name) -> new HashSet<>());
				action.headers().forEach((header) -> names.add(key(header.name())));
			}
		}
	}

	@Test
	void everyActionHasItsClass() {
		assertThat(ACTIONS).hasSize(172);
		assertThat(this.types.keySet()).containsAll(ACTIONS.stream().map(Facts::name).toList());
		this.types.forEach((name, type) -> assertThat(type.getSimpleName()).isEqualToIgnoringCase(name + "Action"));
	}

	@Test
	void everyParameterCanBeSet() {
		List<String> missing = new ArrayList<>();
		for (Facts action : ACTIONS) {
			for (String parameter : action.members()) {
				String name = key(parameter);
				if (!this.parameters.get(action.name()).contains(name) && !name.matches("header[1n]")) {
					missing.add(action.name() + "." + name);
				}
			}
		}
		assertThat(missing).isEmpty();
	}

	@Test
	void requiredParametersAreChecked() throws Exception {
		List<String> unchecked = new ArrayList<>();
		for (Facts action : ACTIONS) {
			List<String> required = action.members().stream().filter((name) -> name.endsWith("!")).toList();
			Method builder = ActionTypes.method(this.types.get(action.name()), "builder");
			if (!required.isEmpty() && builder != null && builder.getParameterCount() == 0
					&& !refuses(builder.invoke(null), key(required.get(0)))) {
				unchecked.add(action.name());
			}
		}
		assertThat(unchecked).isEmpty();
	}

	private static boolean refuses(Object builder, String parameter) throws IllegalAccessException {
		try {
			ActionTypes.method(builder.getClass(), "build").invoke(builder);
			return false;
		}
		catch (InvocationTargetException ex) {
			assertThat(ex.getCause()).isInstanceOf(InvalidActionException.class);
			return ex.getCause().getMessage().toLowerCase(Locale.ROOT).contains(parameter);
		}
	}

	private static String key(String parameter) {
		return parameter.replaceAll("!$|\\{.*}|!\\{.*}", "").replaceAll("-\\d{6}$", "").toLowerCase(Locale.ROOT);
	}

	/** By constructor, by each factory, and by the builder with everything set. */
	private static List<ManagerAction<?>> instances(Class<?> type) throws ReflectiveOperationException {
		List<ManagerAction<?>> instances = new ArrayList<>();
		for (Constructor<?> constructor : type.getConstructors()) {
			instances.add((ManagerAction<?>) constructor.newInstance());
		}
		for (Method factory : type.getMethods()) {
			if (factory.getName().equals("of")) {
				instances.add((ManagerAction<?>) factory.invoke(null, samples(factory)));
			}
		}
		Method builderMethod = ActionTypes.method(type, "builder");
		if (builderMethod != null) {
			Object builder = builderMethod.invoke(null, samples(builderMethod));
			Stream.of(builder.getClass().getMethods())
				.filter((method) -> method.getReturnType() == builder.getClass())
				.sorted(Comparator.comparing(Method::getName))
				.forEach((setter) -> set(builder, setter));
			instances.add((ManagerAction<?>) ActionTypes.method(builder.getClass(), "build").invoke(builder));
		}
		return instances;
	}

	private static void set(Object builder, Method setter) {
		try {
			assertThat(setter.invoke(builder, samples(setter))).isSameAs(builder);
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(setter.toString(), ex);
		}
	}

	private static Object[] samples(Method method) {
		return Stream.of(method.getParameterTypes())
			.map((type) -> type.isEnum() ? type.getEnumConstants()[0] : SAMPLES.get(type))
			.toArray();
	}

}
