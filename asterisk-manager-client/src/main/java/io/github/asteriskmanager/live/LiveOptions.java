package io.github.asteriskmanager.live;

import java.time.Duration;
import java.util.Set;

import io.github.asteriskmanager.InvalidOptionException;

/**
 * How a state is kept.
 *
 * @param trunks names of devices, such as {@code PJSIP/carrier}, that lead outside; they
 * tell the direction of calls
 * @param checkInterval how often the state is compared with what Asterisk lists; zero for
 * never
 * @param reconcileInterval how often everything is fetched anew, so that what is left
 * over of something whose end was never told is forgotten
 * @param maxChannels most channels that are followed; further ones are counted only
 */
public record LiveOptions(Set<String> trunks, Duration checkInterval, Duration reconcileInterval, int maxChannels) {

	/** No trunks, a check every minute, everything anew every hour, 200,000 channels. */
	public static final LiveOptions DEFAULT = new LiveOptions(Set.of(), Duration.ofMinutes(1), Duration.ofHours(1),
			200_000);

	public LiveOptions {
		trunks = Set.copyOf(trunks);
		if (checkInterval.isNegative()) {
			throw new InvalidOptionException("live.check-interval", "must not be negative but is " + checkInterval);
		}
		if (reconcileInterval.isNegative() || reconcileInterval.isZero()) {
			throw new InvalidOptionException("live.reconcile-interval",
					"must be longer than zero but is " + reconcileInterval);
		}
		if (maxChannels < 1) {
			throw new InvalidOptionException("live.max-channels", "must be at least 1 but is " + maxChannels);
		}
	}

}
