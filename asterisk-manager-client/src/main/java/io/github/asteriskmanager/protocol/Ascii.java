package io.github.asteriskmanager.protocol;

/**
 * Comparison of bytes with ASCII text, without regard to case.
 */
final class Ascii {

	private Ascii() {
	}

	static boolean equalsIgnoreCase(byte[] bytes, int offset, String text) {
		for (int i = 0; i < text.length(); i++) {
			if (lower(bytes[offset + i]) != lower(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	static int lower(int c) {
		return (c >= 'A' && c <= 'Z') ? c + 32 : c;
	}

}
