package io.github.asteriskmanager.event;

import org.jspecify.annotations.Nullable;

/**
 * An end of a connection as security events tell it: {@code IPV4/TCP/198.51.100.7/5060}.
 *
 * @param family {@code IPV4} or {@code IPV6}, as sent
 * @param transport transport protocol, such as {@code UDP} or {@code TLS}, as sent
 * @param host address
 * @param port port
 */
public record TransportAddress(String family, String transport, String host, int port) {

	/**
	 * Reads such an address.
	 * @param text the value
	 * @return the address, or {@code null} if it is none
	 */
	public static @Nullable TransportAddress of(String text) {
		String[] parts = text.split("/", -1);
		if (parts.length != 4) {
			return null;
		}
		try {
			return new TransportAddress(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
