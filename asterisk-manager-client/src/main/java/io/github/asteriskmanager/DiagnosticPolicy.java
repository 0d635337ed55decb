package io.github.asteriskmanager;

/**
 * How much is remembered of what Asterisk sends that has no type.
 *
 * @param maxTracked how many names each diagnostic remembers; beyond that, the names seen
 * least recently are forgotten and only counted
 * @param includeValues whether a sample of each value is kept, secrets and digits masked;
 * otherwise only names of headers are
 */
public record DiagnosticPolicy(int maxTracked, boolean includeValues) {

	/** A thousand names, no values. */
	public static final DiagnosticPolicy DEFAULT = new DiagnosticPolicy(1000, false);

	public DiagnosticPolicy {
		if (maxTracked < 1) {
			throw new InvalidOptionException("unknown-events.max-tracked", "must be at least 1");
		}
	}

}
