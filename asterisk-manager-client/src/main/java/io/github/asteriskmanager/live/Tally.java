package io.github.asteriskmanager.live;

import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of keeping a state.
 */
final class Tally {

	final LongAdder resyncs = new LongAdder();

	final LongAdder failedResyncs = new LongAdder();

	final LongAdder checks = new LongAdder();

	final LongAdder drift = new LongAdder();

	final LongAdder leftovers = new LongAdder();

	LiveStatistics snapshot(LiveModel model) {
		return new LiveStatistics(this.resyncs.sum(), this.failedResyncs.sum(), model.unseenCalls(), this.checks.sum(),
				this.drift.sum(), this.leftovers.sum(), model.untracked());
	}

}
