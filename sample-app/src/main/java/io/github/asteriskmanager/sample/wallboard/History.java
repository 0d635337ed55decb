package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last five minutes in figures, a point each second. Used by one thread.
 */
final class History {

	private static final int LENGTH = 300;

	private final Deque<Point> points = new ArrayDeque<>();

	/**
	 * One second.
	 *
	 * @param at its end
	 * @param events events received in it
	 * @param calls calls at its end
	 */
	record Point(Instant at, long events, int calls) {
	}

	void add(Point point) {
		if (this.points.size() == LENGTH) {
			this.points.removeFirst();
		}
		this.points.addLast(point);
	}

	List<Point> points() {
		return List.copyOf(this.points);
	}

}
