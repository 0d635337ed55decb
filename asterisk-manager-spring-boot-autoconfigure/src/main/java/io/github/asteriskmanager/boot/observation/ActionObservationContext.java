package io.github.asteriskmanager.boot.observation;

import java.util.Locale;
import java.util.concurrent.CancellationException;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionTimeoutException;
import io.github.asteriskmanager.ConnectionLostException;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.metrics.ManagerMetrics.Outcome;
import io.github.asteriskmanager.response.ManagerResponse;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an action while it is observed. Its carrier is the action, its
 * response the answer; nothing is added to what is sent.
 */
public final class ActionObservationContext extends RequestReplySenderContext<ManagerAction<?>, ManagerResponse> {

	private final ManagerOptions options;

	private final ManagerAction<?> action;

	private volatile String outcome = "unknown";

	ActionObservationContext(ManagerOptions options, ManagerAction<?> action) {
		super((carrier, key, value) -> {
		});
		this.options = options;
		this.action = action;
		setCarrier(action);
		setRemoteServiceName("asterisk");
		setRemoteServiceAddress(uri(options.getAddress(), options.getPort()));
	}

	/** Tracers read the address as URI. */
	private static String uri(String address, int port) {
		return "ami://" + ((address.contains(":")) ? "[" + address + "]" : address) + ":" + port;
	}

	/**
	 * The server it is sent to.
	 * @return the options of the provider
	 */
	public ManagerOptions getOptions() {
		return this.options;
	}

	/**
	 * The action.
	 * @return the action
	 */
	public ManagerAction<?> getAction() {
		return this.action;
	}

	/**
	 * How it ended.
	 * @return {@code success}, {@code error}, {@code timeout}, {@code connection_lost},
	 * {@code cancelled}, {@code not_sent}, or {@code unknown} while it has not
	 */
	public String getOutcome() {
		return this.outcome;
	}

	void ended(@Nullable Throwable failure) {
		this.outcome = outcome(failure);
	}

	private static String outcome(@Nullable Throwable failure) {
		if (failure == null) {
			return text(Outcome.SUCCESS);
		}
		if (failure instanceof ActionFailedException) {
			return text(Outcome.ERROR);
		}
		if (failure instanceof ActionTimeoutException) {
			return text(Outcome.TIMEOUT);
		}
		if (failure instanceof ConnectionLostException) {
			return text(Outcome.CONNECTION_LOST);
		}
		return (failure instanceof CancellationException) ? text(Outcome.CANCELLED) : "not_sent";
	}

	private static String text(Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT);
	}

}
