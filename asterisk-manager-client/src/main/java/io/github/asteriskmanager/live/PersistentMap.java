package io.github.asteriskmanager.live;

import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * A map that never changes: what would change it gives another that shares nearly all
 * with it. A hash array mapped trie; each change copies a handful of small arrays,
 * whatever the size.
 *
 * @param <V> type of the values
 */
final class PersistentMap<V> {

	private static final int BITS = 5;

	private static final Node EMPTY_NODE = new Node(0, new Object[0]);

	private static final PersistentMap<?> EMPTY = new PersistentMap<>(EMPTY_NODE, 0);

	private final Node root;

	private final int size;

	/** Which of 32 slots are in use, and those slots: nodes or entries. */
	private record Node(int bitmap, Object[] slots) {

		private int position(int bit) {
			return Integer.bitCount(this.bitmap & (bit - 1));
		}

		Node replaced(int position, Object slot) {
			Object[] copy = this.slots.clone();
			copy[position] = slot;
			return new Node(this.bitmap, copy);
		}

		Node inserted(int bit, Object slot) {
			int position = position(bit);
			Object[] copy = new Object[this.slots.length + 1];
			System.arraycopy(this.slots, 0, copy, 0, position);
			copy[position] = slot;
			System.arraycopy(this.slots, position, copy, position + 1, this.slots.length - position);
			return new Node(this.bitmap | bit, copy);
		}

		Node removed(int bit) {
			int position = position(bit);
			Object[] copy = Arrays.copyOf(this.slots, this.slots.length - 1);
			System.arraycopy(this.slots, position + 1, copy, position, copy.length - position);
			return new Node(this.bitmap & ~bit, copy);
		}

	}

	/** A key and its value, and another key of the same hash if there is one. */
	private record Entry(String key, int hash, Object value, @Nullable Entry next) {

		@Nullable Object find(String wanted) {
			for (Entry entry = this; entry != null; entry = entry.next) {
				if (entry.key.equals(wanted)) {
					return entry.value;
				}
			}
			return null;
		}

		@Nullable Entry without(String unwanted) {
			if (this.key.equals(unwanted)) {
				return this.next;
			}
			return new Entry(this.key, this.hash, this.value, (this.next != null) ? this.next.without(unwanted) : null);
		}

	}

	private PersistentMap(Node root, int size) {
		this.root = root;
		this.size = size;
	}

	@SuppressWarnings("unchecked")
	static <V> PersistentMap<V> empty() {
		return (PersistentMap<V>) EMPTY;
	}

	int size() {
		return this.size;
	}

	@SuppressWarnings("unchecked")
	@Nullable V get(String key) {
		int hash = hash(key);
		Node node = this.root;
		for (int shift = 0;; shift += BITS) {
			int bit = bit(hash, shift);
			if ((node.bitmap & bit) == 0) {
				return null;
			}
			Object slot = node.slots[node.position(bit)];
			if (slot instanceof Entry entry) {
				return (entry.hash == hash) ? (V) entry.find(key) : null;
			}
			node = (Node) slot;
		}
	}

	PersistentMap<V> with(String key, V value) {
		boolean known = get(key) != null;
		return new PersistentMap<>(with(this.root, new Entry(key, hash(key), value, null), 0),
				(known) ? this.size : this.size + 1);
	}

	PersistentMap<V> without(String key) {
		if (get(key) == null) {
			return this;
		}
		Node left = without(this.root, key, hash(key), 0);
		return (left != null) ? new PersistentMap<>(left, this.size - 1) : empty();
	}

	private static Node with(Node node, Entry added, int shift) {
		int bit = bit(added.hash, shift);
		if ((node.bitmap & bit) == 0) {
			return node.inserted(bit, added);
		}
		int position = node.position(bit);
		Object slot = node.slots[position];
		if (slot instanceof Node child) {
			return node.replaced(position, with(child, added, shift + BITS));
		}
		Entry there = (Entry) slot;
		if (there.hash == added.hash) {
			return node.replaced(position, new Entry(added.key, added.hash, added.value, there.without(added.key)));
		}
		return node.replaced(position, with(with(EMPTY_NODE, there, shift + BITS), added, shift + BITS));
	}

	private static @Nullable Node without(Node node, String key, int hash, int shift) {
		int bit = bit(hash, shift);
		int position = node.position(bit);
		Object slot = node.slots[position];
		Object left = (slot instanceof Node child) ? without(child, key, hash, shift + BITS)
				: ((Entry) slot).without(key);
		if (left != null) {
			return node.replaced(position, left);
		}
		return (node.slots.length > 1) ? node.removed(bit) : null;
	}

	/** Different hashes differ in one of the seven steps, so a split always ends. */
	private static int bit(int hash, int shift) {
		return 1 << ((hash >>> shift) & 31);
	}

	private static int hash(String key) {
		int hash = key.hashCode();
		return hash ^ (hash >>> 16);
	}

	/** The values, in no order. */
	Collection<V> values() {
		return new AbstractCollection<>() {

			@Override
			public Iterator<V> iterator() {
				return new Values<>(PersistentMap.this.root);
			}

			@Override
			public int size() {
				return PersistentMap.this.size;
			}

		};
	}

	private static final class Values<V> implements Iterator<V> {

		private final Deque<Iterator<Object>> path = new ArrayDeque<>();

		private @Nullable Entry next;

		Values(Node root) {
			this.path.push(Arrays.asList(root.slots).iterator());
			advance();
		}

		private void advance() {
			this.next = (this.next != null) ? this.next.next : null;
			while (this.next == null && !this.path.isEmpty()) {
				Iterator<Object> slots = this.path.peek();
				Object slot = (slots.hasNext()) ? slots.next() : null;
				if (slot instanceof Node node) {
					this.path.push(Arrays.asList(node.slots).iterator());
				}
				else if (slot instanceof Entry entry) {
					this.next = entry;
				}
				else {
					this.path.pop();
				}
			}
		}

		@Override
		public boolean hasNext() {
			return this.next != null;
		}

		@Override
		@SuppressWarnings("unchecked")
		public V next() {
			Entry entry = this.next;
			if (entry == null) {
				throw new NoSuchElementException();
			}
			advance();
			return (V) entry.value;
		}

	}

}
