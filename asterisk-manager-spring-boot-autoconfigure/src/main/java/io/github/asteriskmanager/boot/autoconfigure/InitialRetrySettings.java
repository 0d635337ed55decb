package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * What can be configured of the attempts until the first login.
 */
@ConfigurationPropertiesSource
public class InitialRetrySettings {

	/**
	 * Whether to try again at all. If not, one failed attempt stops the provider.
	 */
	private boolean enabled = true;

	/**
	 * Number of attempts after which the provider gives up. Zero means no limit.
	 */
	private int maxAttempts = 0;

	/**
	 * Delay after the first failure.
	 */
	private Duration delay = Duration.ofSeconds(5);

	/**
	 * Time that each further failure adds to the delay.
	 */
	private Duration delayIncrement = Duration.ofSeconds(1);

	/**
	 * Longest delay before an attempt.
	 */
	private Duration maxDelay = Duration.ofSeconds(30);

	/**
	 * Whether a refused user or secret ends the attempts. If not, they go on at the
	 * longest delay.
	 */
	private boolean stopOnAuthenticationFailure = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	public void setMaxAttempts(int maxAttempts) {
		this.maxAttempts = maxAttempts;
	}

	public Duration getDelay() {
		return this.delay;
	}

	public void setDelay(Duration delay) {
		this.delay = delay;
	}

	public Duration getDelayIncrement() {
		return this.delayIncrement;
	}

	public void setDelayIncrement(Duration delayIncrement) {
		this.delayIncrement = delayIncrement;
	}

	public Duration getMaxDelay() {
		return this.maxDelay;
	}

	public void setMaxDelay(Duration maxDelay) {
		this.maxDelay = maxDelay;
	}

	public boolean isStopOnAuthenticationFailure() {
		return this.stopOnAuthenticationFailure;
	}

	public void setStopOnAuthenticationFailure(boolean stopOnAuthenticationFailure) {
		this.stopOnAuthenticationFailure = stopOnAuthenticationFailure;
	}

}
