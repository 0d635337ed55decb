package io.github.asteriskmanager.benchmarks.startup;

/** x. */
public final class StartUpBenchmark {

	private StartUpBenchmark() {
	}

	/** x. @param args x */
	public static void main(String[] args) {
	}

}
