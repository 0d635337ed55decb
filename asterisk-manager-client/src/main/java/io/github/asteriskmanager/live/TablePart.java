package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * A part of the state that is one table.
 *
 * @param <E> how its entries are worked on
 * @param <V> how they are published
 */
abstract class TablePart<E extends Table.Entry<V>, V> implements Part {

	final Table<E, V> table = new Table<>();

	final Table<E, V> table() {
		return this.table;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		return this.table.forgetUnnamed(this.table::remove);
	}

	@Override
	public void keepUnnamed() {
		this.table.keepUnnamed();
	}

	@Override
	public boolean publish() {
		return this.table.publish();
	}

}
