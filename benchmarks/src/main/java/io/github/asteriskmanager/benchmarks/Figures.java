package io.github.asteriskmanager.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a benchmark, by row and by what was measured.
 * <p>
 * If the system property {@code figures} names a directory they are kept there, for each
 * major version of Java, and those of earlier runs count: rounds can be spread over the
 * moments in which a machine is quiet.
 */
public final class Figures {

	private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

	private final @Nullable Path file;

	/**
	 * Begins with the figures that were kept.
	 * @param benchmark name of the benchmark
	 */
	public Figures(String benchmark) {
		String directory = System.getProperty("figures");
		this.file = (directory != null) ? Path.of(directory, benchmark + "-" + Runtime.version().feature() + ".tsv")
				: null;
		try {
			if (this.file != null && Files.exists(this.file)) {
				for (String line : Files.readAllLines(this.file)) {
					String[] cells = line.split("\t");
					list(cells[0], cells[1]).add(Double.valueOf(cells[2]));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Double> list(String row, String what) {
		return this.rows.computeIfAbsent(row, (key) -> new LinkedHashMap<>())
			.computeIfAbsent(what, (key) -> new ArrayList<>());
	}

	/**
	 * Adds a figure.
	 * @param row what it belongs to
	 * @param what what was measured
	 * @param figure the figure
	 */
	public void add(String row, String what, double figure) {
		list(row, what).add(figure);
		if (this.file != null) {
			try {
				Files.createDirectories(this.file.getParent());
				Files.writeString(this.file, row + "\t" + what + "\t" + figure + "\n", StandardOpenOption.CREATE,
						StandardOpenOption.APPEND);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Adds the figures of a row.
	 * @param row what they belong to
	 * @param figures by what was measured
	 */
	public void addAll(String row, Map<String, Double> figures) {
		figures.forEach((what, figure) -> add(row, what, figure));
	}

	/**
	 * The rows.
	 * @return the rows in the order they were first added
	 */
	public Set<String> rows() {
		return this.rows.keySet();
	}

	/**
	 * What was measured of a row.
	 * @param row the row
	 * @return what was measured, in the order it was first added
	 */
	public Set<String> measured(String row) {
		return this.rows.getOrDefault(row, Map.of()).keySet();
	}

	/**
	 * Median, smallest and largest.
	 * @param row the row
	 * @param what what was measured
	 * @return the statistics, or {@code null} if there is no figure
	 */
	public @Nullable Statistics of(String row, String what) {
		List<Double> figures = this.rows.getOrDefault(row, Map.of()).get(what);
		return (figures != null) ? Statistics.of(figures.stream().mapToDouble(Double::doubleValue).toArray()) : null;
	}

	/**
	 * Median and range, for a table.
	 * @param row the row
	 * @param what what was measured
	 * @param decimals digits behind the point
	 * @return the text; empty if there is no figure
	 */
	public String text(String row, String what, int decimals) {
		Statistics statistics = of(row, what);
		return (statistics != null) ? statistics.text(decimals) : "";
	}

	/**
	 * Says above a table how often was measured.
	 * @return the line
	 */
	public String heading() {
		int rounds = this.rows.values()
			.stream()
			.flatMap((row) -> row.values().stream())
			.mapToInt(List::size)
			.min()
			.orElse(0);
		return "\nJava " + Runtime.version() + ", " + rounds + " rounds, medians (smallest–largest)\n";
	}

}
