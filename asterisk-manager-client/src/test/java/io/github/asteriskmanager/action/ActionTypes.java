package io.github.asteriskmanager.action;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of all actions.
 */
final class ActionTypes {

	private ActionTypes() {
	}

	static List<Class<?>> all() throws IOException, URISyntaxException, ClassNotFoundException {
		URI classes = ManagerAction.class.getResource("ManagerAction.class").toURI();
		List<Class<?>> types = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of(classes).getParent())) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Class<?> type = Class.forName(
						ManagerAction.class.getPackageName() + "." + file.getFileName().toString().split("\\.")[0]);
				if (ManagerAction.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
						&& type != GenericAction.class) {
					types.add(type);
				}
			}
		}
		return types;
	}

	static Method method(Class<?> type, String name) {
		return Stream.of(type.getMethods()).filter((method) -> method.getName().equals(name)).findFirst().orElse(null);
	}

}
