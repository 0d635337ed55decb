package io.github.asteriskmanager.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/**
 * Compiles suggested code exactly as printed.
 */
public final class SuggestedCode {

	private static final Pattern NAME = Pattern.compile("public record (\\w+)\\(", Pattern.UNICODE_CHARACTER_CLASS);

	private SuggestedCode() {
	}

	public static Class<?> compile(String code, Path directory) {
		Matcher name = NAME.matcher(code);
		if (!name.find()) {
			throw new AssertionError("No record in " + code);
		}
		try {
			Path source = Files.writeString(directory.resolve(name.group(1) + ".java"), code);
			int result = ToolProvider.getSystemJavaCompiler()
				.run(null, null, null, "-encoding", "UTF-8", "-Xlint:all", "-Werror", "-proc:none", "-d",
						directory.toString(), "-cp", System.getProperty("java.class.path"), source.toString());
			if (result != 0) {
				throw new AssertionError("Does not compile: " + code);
			}
			return new URLClassLoader(new URL[] { directory.toUri().toURL() }, SuggestedCode.class.getClassLoader())
				.loadClass(name.group(1));
		}
		catch (MalformedURLException | ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
