package io.github.asteriskmanager.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Things of one kind: as they are worked on, by one thread, and as they were last
 * published, for all.
 *
 * @param <E> how they are worked on
 * @param <V> how they are published
 */
final class Table<E extends Table.Entry<V>, V> {

	/**
	 * Something that is worked on.
	 *
	 * @param <V> how it is published
	 */
	interface Entry<V> {

		/** As it is now, never to change. */
		V freeze();

	}

	private final Map<String, E> entries = new HashMap<>();

	private final List<String> changed = new ArrayList<>();

	/** What a list that is being fetched anew has named so far. */
	private final Set<String> named = new HashSet<>();

	private PersistentMap<V> published = PersistentMap.empty();

	@Nullable E get(@Nullable String key) {
		return (key != null) ? this.entries.get(key) : null;
	}

	int size() {
		return this.entries.size();
	}

	Collection<E> all() {
		return this.entries.values();
	}

	void put(String key, E entry) {
		this.entries.put(key, entry);
		this.changed.add(key);
	}

	@Nullable E remove(String key) {
		E removed = this.entries.remove(key);
		if (removed != null) {
			this.changed.add(key);
		}
		return removed;
	}

	/** Notes that an entry is not as it was published. */
	void changed(String key) {
		if (this.changed.isEmpty() || !this.changed.get(this.changed.size() - 1).equals(key)) {
			this.changed.add(key);
		}
	}

	/** Notes that an item of a list has named an entry. */
	void named(String key) {
		this.named.add(key);
	}

	/**
	 * Hands over every entry that the list has not named, once it is complete.
	 * @return how many
	 */
	int forgetUnnamed(Consumer<String> forget) {
		List<String> unnamed = this.entries.keySet().stream().filter((key) -> !this.named.contains(key)).toList();
		this.named.clear();
		unnamed.forEach(forget);
		return unnamed.size();
	}

	/** The list has not come whole. */
	void keepUnnamed() {
		this.named.clear();
	}

	/** Publishes what has changed; {@code false} if nothing has. */
	boolean publish() {
		if (this.changed.isEmpty()) {
			return false;
		}
		for (String key : this.changed) {
			E entry = this.entries.get(key);
			this.published = (entry != null) ? this.published.with(key, entry.freeze()) : this.published.without(key);
		}
		this.changed.clear();
		return true;
	}

	PersistentMap<V> published() {
		return this.published;
	}

}
