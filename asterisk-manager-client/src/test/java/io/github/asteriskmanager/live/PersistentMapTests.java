package io.github.asteriskmanager.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PersistentMap}.
 */
class PersistentMapTests {

	@Test
	void isLikeAnyMapAndNeverChanges() {
		Random random = new Random(1);
		Map<String, Integer> expected = new HashMap<>();
		PersistentMap<Integer> map = PersistentMap.empty();
		List<PersistentMap<Integer>> before = new ArrayList<>();
		List<Map<String, Integer>> expectedBefore = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			String key = "1795412183." + random.nextInt(3000);
			if (random.nextInt(3) > 0) {
				map = map.with(key, i);
				expected.put(key, i);
			}
			else {
				map = map.without(key);
				expected.remove(key);
			}
			assertThat(map.get(key)).isEqualTo(expected.get(key));
			if (i % 2000 == 0) {
				before.add(map);
				expectedBefore.add(Map.copyOf(expected));
			}
		}
		for (int i = 0; i < before.size(); i++) {
			assertSame(before.get(i), expectedBefore.get(i));
		}
		assertSame(map, expected);
		for (String key : expected.keySet()) {
			map = map.without(key);
		}
		assertThat(map.size()).isZero();
		assertThat(map.values()).isEmpty();
	}

	@Test
	void keysOfTheSameHashAreKeptApart() {
		PersistentMap<Integer> map = PersistentMap.<Integer>empty().with("Aa", 1).with("BB", 2).with("C", 3);
		assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
		assertSame(map, Map.of("Aa", 1, "BB", 2, "C", 3));
		assertSame(map.with("Aa", 4), Map.of("Aa", 4, "BB", 2, "C", 3));
		assertSame(map.without("BB"), Map.of("Aa", 1, "C", 3));
		assertThat(map.without("Aa").without("BB").get("BB")).isNull();
		assertThat(map.get("CB")).isNull();
	}

	private static void assertSame(PersistentMap<Integer> map, Map<String, Integer> expected) {
		assertThat(map.size()).isEqualTo(expected.size());
		assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
		expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
	}

}
