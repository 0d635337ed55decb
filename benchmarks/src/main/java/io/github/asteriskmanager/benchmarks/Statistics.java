package io.github.asteriskmanager.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Median, smallest and largest of some figures.
 *
 * @param median the median
 * @param min the smallest
 * @param max the largest
 */
public record Statistics(double median, double min, double max) {

	/**
	 * Works them out.
	 * @param figures the figures, in any order
	 * @return the statistics
	 */
	public static Statistics of(double... figures) {
		double[] sorted = figures.clone();
		Arrays.sort(sorted);
		return new Statistics((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2, sorted[0],
				sorted[sorted.length - 1]);
	}

	/**
	 * A figure below which a part of others lies.
	 * @param figures the figures, in any order
	 * @param part from 0 to 1
	 * @return the figure
	 */
	public static double percentile(double[] figures, double part) {
		double[] sorted = figures.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
	}

	/**
	 * Median and range, for a table.
	 * @param decimals digits behind the point
	 * @return such as {@code 12 (10–15)}
	 */
	public String text(int decimals) {
		String format = "%,." + decimals + "f";
		return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", this.median, this.min, this.max);
	}

}
