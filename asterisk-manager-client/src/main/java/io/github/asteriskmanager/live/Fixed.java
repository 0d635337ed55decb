package io.github.asteriskmanager.live;

/**
 * Something small that is replaced rather than changed.
 *
 * @param value as it is
 * @param <V> its type
 */
record Fixed<V>(V value) implements Table.Entry<V> {

	@Override
	public V freeze() {
		return this.value;
	}

}
