package io.github.asteriskmanager.protocol;

/**
 * Comparison of bytes with ASCII text, without regard to case.
 */
final class Ascii {

	private Ascii() {
	}

	static boolean equalsIgnoreCase(byte[] bytes, int offset, String text) {
		for (int i = 0; i < text.length(); i++) {
			byte b = bytes[offset + i];
			char c = text.charAt(i);
			if (b != c && lower(b) != lower(c)) {
				return false;
			}
		}
		return true;
	}

	static int lower(int c) {
		return (c >= 'A' && c <= 'Z') ? c + 32 : c;
	}

}
