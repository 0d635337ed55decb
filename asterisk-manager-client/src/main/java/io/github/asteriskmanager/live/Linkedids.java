package io.github.asteriskmanager.live;

/**
 * Ages of identities: Asterisk makes them of the second and a number counted on, with the
 * name of the system in front if it has one.
 */
final class Linkedids {

	private Linkedids() {
	}

	/**
	 * Whether one is older than another, as when channels are joined and all take the
	 * oldest. Of others than Asterisk's own neither is.
	 */
	static boolean isOlder(String one, String other) {
		if (one.equals(other)) {
			return false;
		}
		int oneDot = one.lastIndexOf('.');
		int otherDot = other.lastIndexOf('.');
		if (oneDot < 0 || otherDot < 0) {
			return false;
		}
		try {
			int seconds = Long.compare(number(one, one.lastIndexOf('-', oneDot) + 1, oneDot),
					number(other, other.lastIndexOf('-', otherDot) + 1, otherDot));
			return (seconds != 0) ? seconds < 0
					: number(one, oneDot + 1, one.length()) < number(other, otherDot + 1, other.length());
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	private static long number(String text, int from, int to) {
		return Long.parseLong(text, from, to, 10);
	}

}
