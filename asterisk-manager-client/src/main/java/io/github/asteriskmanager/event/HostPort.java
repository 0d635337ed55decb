package io.github.asteriskmanager.event;

import org.jspecify.annotations.Nullable;

/**
 * Where media is sent to or comes from.
 *
 * @param host address or name, an IPv6 address without brackets
 * @param port port
 */
public record HostPort(String host, int port) {

	/**
	 * Reads {@code host:port}; the last colon divides.
	 * @param text the value
	 * @return the address, or {@code null} if it is none
	 */
	public static @Nullable HostPort of(String text) {
		int colon = text.lastIndexOf(':');
		if (colon < 0) {
			return null;
		}
		String host = text.substring(0, colon).strip();
		if (host.startsWith("[") && host.endsWith("]")) {
			host = host.substring(1, host.length() - 1);
		}
		try {
			return new HostPort(host, Integer.parseInt(text.substring(colon + 1).strip()));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
