package io.github.asteriskmanager.protocol;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A fixed map from ASCII names, in any case, that is searched by bytes.
 * <p>
 * Immutable and thread-safe.
 *
 * @param <T> what a name stands for
 */
public final class NameTable<T> {

	/** Set in both cases of a letter, so that both have one hash. */
	private static final int CASE = 0x20;

	private final String[] names;

	private final @Nullable Object[] values;

	private final int mask;

	/** One bit for each length of a name, of lengths modulo 64. */
	private long lengths;

	private NameTable(int size) {
		this.names = new String[size];
		this.values = new Object[size];
		this.mask = size - 1;
	}

	/**
	 * Makes a table.
	 * @param entries the names and what they stand for; names that differ in case only
	 * are one
	 * @param <T> what a name stands for
	 * @return the table
	 */
	public static <T> NameTable<T> of(Map<String, ? extends T> entries) {
		NameTable<T> table = new NameTable<>(Integer.highestOneBit(Math.max(entries.size(), 1)) << 2);
		entries.forEach(table::put);
		return table;
	}

	private void put(String name, T value) {
		int slot = hash(name) & this.mask;
		while (this.names[slot] != null && !this.names[slot].equalsIgnoreCase(name)) {
			slot = (slot + 1) & this.mask;
		}
		this.names[slot] = name;
		this.values[slot] = value;
		this.lengths |= 1L << name.length();
	}

	/**
	 * Finds what a name stands for.
	 * @param bytes holds the name
	 * @param offset where it begins
	 * @param length its length in bytes
	 * @return what it stands for, or {@code null}
	 */
	@SuppressWarnings("unchecked")
	@Nullable T get(byte[] bytes, int offset, int length) {
		if ((this.lengths & (1L << length)) == 0) {
			return null;
		}
		int hash = length;
		for (int i = offset; i < offset + length; i++) {
			hash = 31 * hash + (bytes[i] | CASE);
		}
		for (int slot = spread(hash) & this.mask; this.names[slot] != null; slot = (slot + 1) & this.mask) {
			String name = this.names[slot];
			if (name.length() == length && Ascii.equalsIgnoreCase(bytes, offset, name)) {
				return (T) this.values[slot];
			}
		}
		return null;
	}

	private static int hash(String name) {
		int hash = name.length();
		for (int i = 0; i < name.length(); i++) {
			hash = 31 * hash + (name.charAt(i) | CASE);
		}
		return spread(hash);
	}

	private static int spread(int hash) {
		return hash ^ (hash >>> 16);
	}

}
