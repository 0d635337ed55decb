package io.github.asteriskmanager.benchmarks.actions;

/** x. */
public final class ActionsBenchmark {

	private ActionsBenchmark() {
	}

	/** x. @param args x */
	public static void main(String[] args) {
	}

}
