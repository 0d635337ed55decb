package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * What can be configured of the attempts after a lost connection.
 */
@ConfigurationPropertiesSource
public class ReconnectSettings {

	/**
	 * Number of attempts at the fast interval.
	 */
	private int fastAttempts = 5;

	/**
	 * Delay before each of the fast attempts. From then on the delay doubles.
	 */
	private Duration fastInterval = Duration.ofSeconds(1);

	/**
	 * Longest delay before an attempt.
	 */
	private Duration maxInterval = Duration.ofSeconds(30);

	/**
	 * Number of attempts after which the provider gives up. Zero means no limit.
	 */
	private int maxAttempts = 0;

	/**
	 * Share of each delay that is random, from 0 to 1, so that many clients do not come
	 * back in step.
	 */
	private double jitter = 1;

	/**
	 * Time a connection must have been ready for the attempts to count from one again.
	 */
	private Duration stableAfter = Duration.ofSeconds(30);

	public int getFastAttempts() {
		return this.fastAttempts;
	}

	public void setFastAttempts(int fastAttempts) {
		this.fastAttempts = fastAttempts;
	}

	public Duration getFastInterval() {
		return this.fastInterval;
	}

	public void setFastInterval(Duration fastInterval) {
		this.fastInterval = fastInterval;
	}

	public Duration getMaxInterval() {
		return this.maxInterval;
	}

	public void setMaxInterval(Duration maxInterval) {
		this.maxInterval = maxInterval;
	}

	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	public void setMaxAttempts(int maxAttempts) {
		this.maxAttempts = maxAttempts;
	}

	public double getJitter() {
		return this.jitter;
	}

	public void setJitter(double jitter) {
		this.jitter = jitter;
	}

	public Duration getStableAfter() {
		return this.stableAfter;
	}

	public void setStableAfter(Duration stableAfter) {
		this.stableAfter = stableAfter;
	}

}
