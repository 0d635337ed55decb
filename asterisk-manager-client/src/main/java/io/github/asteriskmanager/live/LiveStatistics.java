package io.github.asteriskmanager.live;

/**
 * What keeping a state has come across, since it began.
 *
 * @param resyncs how often the lists were fetched anew
 * @param failedResyncs how often that failed or was overtaken by a loss
 * @param unseenCalls calls that ended or were gone without being told
 * @param checks how often the state was compared with what Asterisk lists
 * @param drift differences that two comparisons in a row confirmed; more than none is a
 * fault of this library or a loss nobody told
 * @param leftovers things forgotten because a list no longer named them, though nothing
 * had been lost
 * @param untracked channels beyond the most that are followed
 */
public record LiveStatistics(long resyncs, long failedResyncs, long unseenCalls, long checks, long drift,
		long leftovers, long untracked) {
}
