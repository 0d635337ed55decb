package io.github.asteriskmanager.boot.cluster;

/**
 * The two clocks of a machine. The one that never steps may stand still while a virtual
 * machine is suspended, the one on the wall may be set; a lease ends by whichever says so
 * first.
 */
interface LeaseClock {

	/** The clocks of this machine. */
	LeaseClock SYSTEM = new LeaseClock() {

		@Override
		public long nanos() {
			return System.nanoTime();
		}

		@Override
		public long millis() {
			return System.currentTimeMillis();
		}

	};

	/** Nanoseconds since any moment. */
	long nanos();

	/** Milliseconds since 1970. */
	long millis();

}
