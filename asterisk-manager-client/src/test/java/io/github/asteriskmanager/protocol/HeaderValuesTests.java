package io.github.asteriskmanager.protocol;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeaderValues}.
 */
class HeaderValuesTests {

	@ParameterizedTest
	@CsvSource({ "16,16", "-1,-1", "123 (nice description),123", "123 (),123", "123 - a reason,123", "6000 ms,6000",
			"200(SR),200", "200(Sender Report),200", "-9 ms,-9", "363 bps,363", " 5 ,5", "+3,3" })
	void integersMayHaveTextBehindThem(String text, int value) {
		assertThat(HeaderValues.integer(text)).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "", "-", "12ab", "3776236237", "99999999999999999999" })
	void whatIsNoIntegerIsNull(String text) {
		assertThat(HeaderValues.integer(text)).isNull();
	}

	@Test
	void countersAreUnsignedAndMayBeHexadecimal() {
		assertThat(HeaderValues.number("3776236237")).isEqualTo(3776236237L);
		assertThat(HeaderValues.number("0x7fb54c0018d0")).isEqualTo(0x7fb54c0018d0L);
		assertThat(HeaderValues.number("0xzz")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "12.3456,12.3456", "0.022 sec.,0.022", "1.2345(sec),1.2345", "1.2345 (sec),1.2345", "7,7" })
	void decimals(String text, double value) {
		assertThat(HeaderValues.decimal(text)).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Yes", "yes", "True", "y", "T", "1", "on", "Enabled" })
	void truth(String text) {
		assertThat(HeaderValues.bool(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "No", "false", "N", "f", "0", "Off", "disabled" })
	void untruth(String text) {
		assertThat(HeaderValues.bool(text)).isFalse();
	}

	@Test
	void neither() {
		assertThat(HeaderValues.bool("maybe")).isNull();
	}

	@Test
	void momentsKeepTheirMicroseconds() {
		assertThat(HeaderValues.epoch("1159310429.569108")).isEqualTo(Instant.ofEpochSecond(1159310429, 569_108_000));
		assertThat(HeaderValues.epoch("0")).isEqualTo(Instant.EPOCH);
		assertThat(HeaderValues.epoch("2026-11-23")).isNull();
		assertThat(HeaderValues.epoch("99999999999999999")).isNull();
		assertThat(HeaderValues.epoch("1.-5")).isNull();
	}

	@Test
	void durationsMayHaveMoreThanADay() {
		assertThat(HeaderValues.seconds("00:00:14")).isEqualTo(Duration.ofSeconds(14));
		assertThat(HeaderValues.seconds("49:01:02")).isEqualTo(Duration.ofHours(49).plusSeconds(62));
		assertThat(HeaderValues.seconds("2.5")).isEqualTo(Duration.ofMillis(2500));
		assertThat(HeaderValues.seconds("a:b:c")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<unknown>", "unknown", "<none>", "none", "-none-", "(none)", "<not set>", "(not set)",
			"n/a", "<null>", "(null)", "<Not set>", "Unknown" })
	void absenceIsWrittenInManyWays(String text) {
		assertThat(HeaderValues.isPlaceholder(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "<1>", "nobody", " " })
	void otherTextIsData(String text) {
		assertThat(HeaderValues.isPlaceholder(text)).isFalse();
	}

}
