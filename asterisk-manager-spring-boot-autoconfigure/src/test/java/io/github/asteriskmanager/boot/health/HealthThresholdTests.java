package io.github.asteriskmanager.boot.health;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthThreshold}.
 */
class HealthThresholdTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			ALL, 3, 3, true
			ALL, 2, 3, false
			ALL, 0, 0, true
			MAJORITY, 2, 3, true
			MAJORITY, 1, 2, false
			MAJORITY, 2, 4, false
			MAJORITY, 3, 4, true
			AT_LEAST_ONE, 1, 9, true
			AT_LEAST_ONE, 0, 9, false
			MINIMUM_PERCENTAGE, 4, 5, true
			MINIMUM_PERCENTAGE, 3, 5, false
			""")
	void decides(HealthThreshold threshold, int up, int total, boolean met) {
		assertThat(threshold.isMet(up, total, 0.8)).isEqualTo(met);
	}

}
