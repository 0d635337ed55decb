package io.github.asteriskmanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NameTable}.
 */
class NameTableTests {

	@Test
	void everyNameIsFoundInAnyCaseAndNoOther() {
		Map<String, Integer> entries = new HashMap<>();
		for (int i = 0; i < 500; i++) {
			entries.put("Name" + i, i);
		}
		NameTable<Integer> table = NameTable.of(entries);
		entries.forEach((name, value) -> {
			assertThat(get(table, name)).isEqualTo(value);
			assertThat(get(table, name.toUpperCase(Locale.ROOT))).isEqualTo(value);
			assertThat(get(table, name + "x")).isNull();
		});
	}

	@Test
	void emptyTableFindsNothing() {
		assertThat(get(NameTable.of(Map.<String, Integer>of()), "x")).isNull();
	}

	@Test
	void bytesThatAreNoTextFindNothing() {
		NameTable<Integer> table = NameTable.of(Map.of("ab", 1));
		assertThat(table.get(new byte[] { (byte) 0xff, (byte) 0xc3 }, 0, 2)).isNull();
	}

	private static Integer get(NameTable<Integer> table, String name) {
		byte[] bytes = ("--" + name + "--").getBytes(StandardCharsets.UTF_8);
		return table.get(bytes, 2, bytes.length - 4);
	}

}
