package io.github.asteriskmanager;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bounded queue between the reader of a connection and its listeners.
 *
 * @param capacity events it holds
 * @param overflow what happens when it is full
 * @param keep names of the events, in lower case, that are dropped only when nothing else
 * is left to drop
 */
public record QueuePolicy(int capacity, OverflowPolicy overflow, Set<String> keep) {

	/**
	 * What a state built from events can least afford to miss: the life of channels,
	 * bridges and queue callers, and security.
	 */
	public static final Set<String> DEFAULT_KEEP = Set.of("newchannel", "newstate", "hangup", "rename",
			"originateresponse", "bridgecreate", "bridgeenter", "bridgeleave", "bridgemerge", "bridgedestroy",
			"blindtransfer", "attendedtransfer", "parkedcall", "unparkedcall", "parkedcallgiveup", "parkedcalltimeout",
			"queuecallerjoin", "queuecallerleave", "queuecallerabandon", "agentconnect", "agentcomplete", "shutdown",
			"fullybooted", "failedacl", "invalidaccountid", "invalidpassword", "challengeresponsefailed",
			"unexpectedaddress", "requestbadformat", "requestnotallowed", "sessionlimit", "memorylimit",
			"loadaveragelimit");

	/** 10,000 events; the oldest is dropped when full. */
	public static final QueuePolicy DEFAULT = new QueuePolicy(10_000, OverflowPolicy.DROP_OLDEST);

	/**
	 * A policy that keeps {@link #DEFAULT_KEEP} to the last.
	 * @param capacity events it holds
	 * @param overflow what happens when it is full
	 */
	public QueuePolicy(int capacity, OverflowPolicy overflow) {
		this(capacity, overflow, DEFAULT_KEEP);
	}

	public QueuePolicy {
		Check.between(capacity, 1, 100_000_000, "queue.capacity");
		Objects.requireNonNull(overflow, "'overflow' must not be null");
		keep = keep.stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The same with other events that are dropped last.
	 * @param names names of events, in any case
	 * @return the policy
	 */
	public QueuePolicy keeping(Collection<String> names) {
		return new QueuePolicy(this.capacity, this.overflow, Set.copyOf(names));
	}

}
