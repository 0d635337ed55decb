package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;

import io.github.asteriskmanager.boot.cluster.ClusterOptions;

/**
 * Settings of instances of an application that share the providers; the same for all.
 */
public class ClusterSettings {

	/**
	 * Whether several instances of the application share the providers, so that each
	 * provider is connected by one of them. Needs a 'LockRegistry' bean that all see.
	 */
	private boolean enabled;

	/**
	 * Time for which an instance owns what it does not renew, and within which another
	 * one takes over. At least one second.
	 */
	private Duration lease = Duration.ofSeconds(10);

	/**
	 * How often to look for providers that nobody owns. At most a third of the lease.
	 */
	private Duration retryInterval = Duration.ofSeconds(2);

	/**
	 * What the keys of all locks begin with. Instances of one name share their providers.
	 */
	private String name = "asterisk-manager";

	/**
	 * Most instances that get a share of the providers. Further ones stand by.
	 */
	private int maxInstances = 16;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getLease() {
		return this.lease;
	}

	public void setLease(Duration lease) {
		this.lease = lease;
	}

	public Duration getRetryInterval() {
		return this.retryInterval;
	}

	public void setRetryInterval(Duration retryInterval) {
		this.retryInterval = retryInterval;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public int getMaxInstances() {
		return this.maxInstances;
	}

	public void setMaxInstances(int maxInstances) {
		this.maxInstances = maxInstances;
	}

	/**
	 * How instances share by these settings.
	 * @return the options
	 */
	public ClusterOptions toOptions() {
		return new ClusterOptions(this.name, this.lease, this.retryInterval, this.maxInstances);
	}

}
