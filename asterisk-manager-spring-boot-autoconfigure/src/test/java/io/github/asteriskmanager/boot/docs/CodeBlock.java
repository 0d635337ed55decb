package io.github.asteriskmanager.boot.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced block of a page.
 *
 * @param page the page, seen from the top of the project
 * @param line where the block begins, counted from 1
 * @param language what stands behind the fence
 * @param text what is in it
 */
record CodeBlock(String page, int line, String language, String text) {

	private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

	/** All blocks of a language, page by page. */
	static List<CodeBlock> all(String language) {
		try (Stream<Path> top = Files.list(TOP); Stream<Path> docs = Files.walk(TOP.resolve("docs"))) {
			return Stream.concat(top, docs)
				.filter((path) -> path.toString().endsWith(".md"))
				.sorted()
				.flatMap((path) -> in(path).stream())
				.filter((block) -> block.language().equals(language))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<CodeBlock> in(Path path) {
		List<CodeBlock> blocks = new ArrayList<>();
		List<String> lines = lines(path);
		int begin = -1;
		for (int i = 0; i < lines.size(); i++) {
			if (!lines.get(i).startsWith("```")) {
				continue;
			}
			if (begin < 0) {
				begin = i;
			}
			else {
				blocks.add(new CodeBlock(TOP.relativize(path).toString(), begin + 1,
						lines.get(begin).substring(3).strip(), String.join("\n", lines.subList(begin + 1, i))));
				begin = -1;
			}
		}
		return blocks;
	}

	private static List<String> lines(Path path) {
		try {
			return Files.readAllLines(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.page + ":" + this.line;
	}

}
