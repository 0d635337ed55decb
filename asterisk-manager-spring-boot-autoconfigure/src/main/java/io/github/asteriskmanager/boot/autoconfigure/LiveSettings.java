package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.asteriskmanager.live.LiveOptions;

/**
 * Settings of the live states of all providers.
 */
public class LiveSettings {

	/**
	 * Whether to keep a live state of calls, queues, agents and phones for each provider.
	 */
	private boolean enabled;

	/**
	 * List of devices that lead outside, such as 'PJSIP/carrier': they tell the direction
	 * of calls. Without any, every device that has no hint in the dialplan does.
	 */
	private List<String> trunks = new ArrayList<>();

	/**
	 * How often the state is compared with what Asterisk lists. Zero for never.
	 */
	private Duration checkInterval = Duration.ofMinutes(1);

	/**
	 * How often everything is fetched anew, so that leftovers are forgotten.
	 */
	private Duration reconcileInterval = Duration.ofHours(1);

	/**
	 * Most channels that are followed. Further ones are counted only.
	 */
	private int maxChannels = 200_000;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getTrunks() {
		return this.trunks;
	}

	public void setTrunks(List<String> trunks) {
		this.trunks = trunks;
	}

	public Duration getCheckInterval() {
		return this.checkInterval;
	}

	public void setCheckInterval(Duration checkInterval) {
		this.checkInterval = checkInterval;
	}

	public Duration getReconcileInterval() {
		return this.reconcileInterval;
	}

	public void setReconcileInterval(Duration reconcileInterval) {
		this.reconcileInterval = reconcileInterval;
	}

	public int getMaxChannels() {
		return this.maxChannels;
	}

	public void setMaxChannels(int maxChannels) {
		this.maxChannels = maxChannels;
	}

	/**
	 * How states are kept by these settings.
	 * @return the options
	 */
	public LiveOptions toOptions() {
		return new LiveOptions(Set.copyOf(this.trunks), this.checkInterval, this.reconcileInterval, this.maxChannels);
	}

}
