package io.github.asteriskmanager.benchmarks.scale;

/** x. */
public final class ScaleBenchmark {

	private ScaleBenchmark() {
	}

	/** x. @param args x */
	public static void main(String[] args) {
	}

}
