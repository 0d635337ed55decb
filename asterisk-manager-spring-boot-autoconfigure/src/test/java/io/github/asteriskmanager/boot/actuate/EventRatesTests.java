package io.github.asteriskmanager.boot.actuate;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventRates}.
 */
class EventRatesTests {

	private long seconds = 100;

	private final EventRates rates = new EventRates(() -> TimeUnit.SECONDS.toNanos(this.seconds));

	private double rateAfter(int seconds, long received) {
		this.seconds += seconds;
		return this.rates.rate("pbx", received);
	}

	@Test
	void firstRateIsThatSinceTheStart() {
		assertThat(rateAfter(50, 100)).isEqualTo(2);
		assertThat(rateAfter(0, 100)).isEqualTo(2);
	}

	@Test
	void rateIsOfTheLastTenSecondsOrMoreHoweverOftenAsked() {
		rateAfter(50, 100);
		assertThat(rateAfter(10, 200)).isEqualTo(10);
		assertThat(rateAfter(1, 220)).isEqualTo(120 / 11.0);
		assertThat(rateAfter(1, 220)).isEqualTo(10);
		assertThat(rateAfter(8, 200 + 90)).isEqualTo(9);
		assertThat(rateAfter(10, 200 + 90)).isZero();
	}

	@Test
	void startsOverWhenTheCountDoes() {
		rateAfter(50, 1000);
		assertThat(rateAfter(5, 10)).isEqualTo(2);
	}

}
