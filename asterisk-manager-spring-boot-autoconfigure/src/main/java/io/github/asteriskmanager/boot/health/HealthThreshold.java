package io.github.asteriskmanager.boot.health;

/**
 * How many providers must be up for all of them together to count as up.
 */
public enum HealthThreshold {

	/** Every one. */
	ALL {

		@Override
		boolean isMet(int up, int total, double minimumPercentage) {
			return up == total;
		}

	},

	/** More than half. */
	MAJORITY {

		@Override
		boolean isMet(int up, int total, double minimumPercentage) {
			return up * 2 > total;
		}

	},

	/** One is enough. */
	AT_LEAST_ONE {

		@Override
		boolean isMet(int up, int total, double minimumPercentage) {
			return up > 0;
		}

	},

	/** A configured share. */
	MINIMUM_PERCENTAGE {

		@Override
		boolean isMet(int up, int total, double minimumPercentage) {
			return up >= minimumPercentage * total;
		}

	};

	/**
	 * Whether enough providers are up.
	 * @param up how many are up
	 * @param total how many there are, at least one
	 * @param minimumPercentage the configured share, from 0 to 1
	 * @return whether the threshold is met
	 */
	abstract boolean isMet(int up, int total, double minimumPercentage);

}
