package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the catalogue up to the reference of another Asterisk, and tells what changed.
 */
public final class RefreshCatalogue {

	private RefreshCatalogue() {
	}

	/**
	 * Compares, and changes the catalogue if it is given.
	 * @param arguments the reference ({@code core-en_US.xml}), the major version of its
	 * Asterisk, and the catalogue file to change; without the latter nothing is written
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] arguments) throws IOException {
		if (arguments.length < 2) {
			throw new IllegalArgumentException("Usage: core-en_US.xml VERSION [ami-catalogue.json]");
		}
		Reference reference = Reference.read(Path.of(arguments[0]));
		CatalogueUpdate update = new CatalogueUpdate(tree(arguments), Integer.parseInt(arguments[1]));
		update.apply(reference);
		print(update.changes(), System.out);
		if (arguments.length > 2) {
			Files.writeString(Path.of(arguments[2]), CatalogueWriter.write(update.catalogue()));
		}
	}

	private static ObjectNode tree(String[] arguments) throws IOException {
		byte[] json = (arguments.length > 2) ? Files.readAllBytes(Path.of(arguments[2])) : Catalogue.bytes();
		return (ObjectNode) JsonMapper.shared().readTree(json);
	}

	private static void print(List<String> changes, PrintStream out) {
		changes.forEach(out::println);
		out.println(changes.isEmpty() ? "The catalogue has it all." : changes.size() + " changes; review each.");
	}

}
