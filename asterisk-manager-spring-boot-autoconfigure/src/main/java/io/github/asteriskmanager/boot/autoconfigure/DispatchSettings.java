package io.github.asteriskmanager.boot.autoconfigure;

import java.util.concurrent.Executor;

import io.github.asteriskmanager.DispatchMode;
import io.github.asteriskmanager.DispatchPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * How events are handed to listeners.
 *
 * @see DispatchPolicy
 */
@ConfigurationPropertiesSource
public class DispatchSettings {

	/**
	 * Order in which listeners get the events of a provider.
	 */
	private DispatchMode mode = DispatchMode.ORDERED;

	/**
	 * Number of events of a provider handled at the same time in the mode 'per-call'.
	 */
	private int workers = 4;

	public DispatchMode getMode() {
		return this.mode;
	}

	public void setMode(DispatchMode mode) {
		this.mode = mode;
	}

	public int getWorkers() {
		return this.workers;
	}

	public void setWorkers(int workers) {
		this.workers = workers;
	}

	DispatchPolicy toPolicy(@Nullable Executor executor) {
		return new DispatchPolicy(this.mode, this.workers, executor);
	}

}
