package io.github.asteriskmanager.boot.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.util.JavacTask;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles every Java block of README and documentation.
 * <p>
 * A block is what stands in a class, or in a method of one: whichever it can be read as.
 * It sees the types of the blocks before it on its page, the names in {@link Given}, and
 * what {@link #IMPORTS} brings. A line that holds nothing but an ellipsis is left out.
 */
class JavaBlocksTests {

	private static final String IMPORTS = """
			import io.github.asteriskmanager.*;
			import io.github.asteriskmanager.action.*;
			import io.github.asteriskmanager.boot.*;
			import io.github.asteriskmanager.boot.autoconfigure.*;
			import io.github.asteriskmanager.boot.distribution.*;
			import io.github.asteriskmanager.boot.health.*;
			import io.github.asteriskmanager.boot.live.*;
			import io.github.asteriskmanager.boot.reactive.*;
			import io.github.asteriskmanager.boot.template.*;
			import io.github.asteriskmanager.event.*;
			import io.github.asteriskmanager.live.*;
			import io.github.asteriskmanager.operations.*;
			import io.github.asteriskmanager.response.*;
			import io.github.asteriskmanager.test.*;
			import io.github.asteriskmanager.test.autoconfigure.*;
			import io.github.asteriskmanager.test.context.*;
			import io.github.asteriskmanager.test.junit.*;
			import java.math.*;
			import java.time.*;
			import java.util.*;
			import java.util.concurrent.*;
			import org.junit.jupiter.api.*;
			import org.springframework.beans.factory.annotation.*;
			import org.springframework.cloud.stream.function.StreamBridge;
			import org.springframework.context.ApplicationEventPublisher;
			import org.springframework.data.redis.connection.stream.MapRecord;
			import org.springframework.data.redis.core.RedisCallback;
			import org.springframework.data.redis.core.StringRedisTemplate;
			import org.springframework.messaging.Message;
			import org.springframework.messaging.MessageHeaders;
			import org.springframework.messaging.support.MessageBuilder;
			import org.springframework.boot.SpringApplication;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.boot.test.context.SpringBootTest;
			import org.springframework.context.annotation.*;
			import org.springframework.context.event.EventListener;
			import org.springframework.scheduling.annotation.Async;
			import org.springframework.stereotype.*;
			import static io.github.asteriskmanager.test.AmiEvent.event;
			import static io.github.asteriskmanager.test.AmiReply.*;
			import static io.github.asteriskmanager.test.RequestPattern.action;
			import static io.github.asteriskmanager.test.assertj.AmiAssertions.assertThat;
			import static org.assertj.core.api.Assertions.assertThat;
			""";

	private final JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());

	private record Source(CodeBlock block, String name, String code) {

		SimpleJavaFileObject file() {
			return new SimpleJavaFileObject(URI.create("string:///docs/" + this.name + ".java"),
					JavaFileObject.Kind.SOURCE) {

				@Override
				public CharSequence getCharContent(boolean ignoreEncodingErrors) {
					return Source.this.code;
				}

			};
		}

	}

	@Test
	void everyJavaBlockCompiles() {
		List<Source> sources = sources(CodeBlock.all("java"));
		assertThat(sources).as("blocks found").hasSizeGreaterThan(5);
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		List<String> options = List.of("-proc:none", "-d", "target", "-classpath",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "--release",
				"17");
		JavacTask task = (JavacTask) this.compiler.getTask(null, null, diagnostics, options, null,
				sources.stream().map(Source::file).toList());
		try {
			task.analyze();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		assertThat(diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> describe(diagnostic, sources))).isEmpty();
	}

	private String describe(Diagnostic<? extends JavaFileObject> diagnostic, List<Source> sources) {
		String file = diagnostic.getSource().getName();
		Source source = sources.stream()
			.filter((candidate) -> file.endsWith("/" + candidate.name() + ".java"))
			.findFirst()
			.orElseThrow();
		String line = source.code().lines().toList().get((int) diagnostic.getLineNumber() - 1);
		return source.block() + ": " + diagnostic.getMessage(Locale.ROOT) + "\n    " + line.strip();
	}

	private List<Source> sources(List<CodeBlock> blocks) {
		List<Source> sources = new ArrayList<>();
		String page = "";
		String before = "";
		for (CodeBlock block : blocks) {
			String name = "Block" + sources.size();
			String base = (block.page().equals(page)) ? before : Given.class.getName();
			sources.add(new Source(block, name, source(name, base, block.text())));
			page = block.page();
			before = name;
		}
		return sources;
	}

	private String source(String name, String base, String text) {
		String imports = text.lines().filter(JavaBlocksTests::isImport).collect(Collectors.joining("\n"));
		String body = text.lines()
			.filter((line) -> !isImport(line) && !line.strip().equals("…"))
			.collect(Collectors.joining("\n"));
		String head = "package docs;\n" + IMPORTS + imports + "\nabstract class " + name + " extends " + base + " {\n";
		String members = head + body + "\n}\n";
		return (parses(members)) ? members : head + "void run() throws Exception {\n" + body + "\n}\n}\n";
	}

	private static boolean isImport(String line) {
		return line.startsWith("import ");
	}

	private boolean parses(String code) {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		JavacTask task = (JavacTask) this.compiler.getTask(null, null, diagnostics, List.of("-proc:none"), null,
				List.of(new Source(new CodeBlock("", 0, "", ""), "Candidate", code).file()));
		try {
			task.parse();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return diagnostics.getDiagnostics().isEmpty();
	}

}
