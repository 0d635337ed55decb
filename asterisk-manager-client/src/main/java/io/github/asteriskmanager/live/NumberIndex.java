package io.github.asteriskmanager.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which calls a number leads to: that of a party, or what was dialled.
 */
final class NumberIndex {

	private final Map<String, Set<String>> byCall = new HashMap<>();

	private PersistentMap<PersistentMap<String>> byNumber = PersistentMap.empty();

	void update(CallEntry call) {
		update(call.linkedid(), call.numbers());
	}

	void remove(CallEntry call) {
		update(call.linkedid(), Set.of());
	}

	private void update(String linkedid, Set<String> numbers) {
		Set<String> before = (numbers.isEmpty()) ? this.byCall.remove(linkedid) : this.byCall.put(linkedid, numbers);
		if (before != null) {
			for (String number : before) {
				if (!numbers.contains(number)) {
					remove(number, linkedid);
				}
			}
		}
		for (String number : numbers) {
			if (before == null || !before.contains(number)) {
				add(number, linkedid);
			}
		}
	}

	private void add(String number, String linkedid) {
		PersistentMap<String> calls = this.byNumber.get(number);
		this.byNumber = this.byNumber.with(number,
				((calls != null) ? calls : PersistentMap.<String>empty()).with(linkedid, linkedid));
	}

	private void remove(String number, String linkedid) {
		PersistentMap<String> calls = this.byNumber.get(number);
		if (calls != null) {
			PersistentMap<String> left = calls.without(linkedid);
			this.byNumber = (left.size() > 0) ? this.byNumber.with(number, left) : this.byNumber.without(number);
		}
	}

	PersistentMap<PersistentMap<String>> published() {
		return this.byNumber;
	}

}
