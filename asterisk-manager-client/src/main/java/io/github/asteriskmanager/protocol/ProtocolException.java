package io.github.asteriskmanager.protocol;

/**
 * The server sent what is no AMI, or more than the limits allow; the connection is
 * closed.
 */
public final class ProtocolException extends RuntimeException {

	public ProtocolException(String message) {
		super(message);
	}

}
