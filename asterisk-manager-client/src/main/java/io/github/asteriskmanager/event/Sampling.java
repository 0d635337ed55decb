package io.github.asteriskmanager.event;

/**
 * Picks events to look at more closely: the first of each type, then a few.
 * <p>
 * Threads that count at the same time may lose a count, which is harmless and keeps this
 * as cheap as it has to be.
 */
final class Sampling {

	private static final int FIRST = 16;

	/** One in so many, a power of two. */
	private static final int ONE_IN = 4096;

	private final int[] counts;

	Sampling(int types) {
		this.counts = new int[types];
	}

	boolean isDue(int type) {
		int count = ++this.counts[type];
		return (count & (ONE_IN - 1)) == 0 || (count > 0 && count <= FIRST);
	}

}
