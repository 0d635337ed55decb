package io.github.asteriskmanager.codegen;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VersionsTests {

	private static final List<String> KNOWN = List.of("11", "13", "16", "18", "20", "21", "22");

	@Test
	void ranges() {
		assertThat(Versions.of("13-18,21-", KNOWN)).containsExactly(13, 16, 18, 21, 22);
		assertThat(Versions.of("16", KNOWN)).containsExactly(16);
	}

	@Test
	void toRanges() {
		assertThat(Versions.toRanges(List.of(13, 16, 18, 21, 22), KNOWN)).isEqualTo("13-18,21-");
		assertThat(Versions.toRanges(List.of(11, 16), KNOWN)).isEqualTo("11,16");
		assertThat(Versions.toRanges(List.of(22), KNOWN)).isEqualTo("22-");
		assertThat(Versions.toRanges(List.of(), KNOWN)).isEmpty();
	}

	@Test
	void inWords() {
		assertThat(Versions.inWords("11")).isEqualTo("Asterisk 11 or earlier");
		assertThat(Versions.inWords("13-20")).isEqualTo("Asterisk 13 to 20");
		assertThat(Versions.inWords("20,22-")).isEqualTo("Asterisk 20, 22 and later");
	}

}
