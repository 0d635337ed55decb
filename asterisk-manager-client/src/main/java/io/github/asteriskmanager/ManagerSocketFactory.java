package io.github.asteriskmanager;

import java.io.IOException;
import java.net.Socket;

/**
 * Makes the sockets of connections: through a proxy, bound to a certain local address,
 * with buffers of a certain size. TLS, if configured, is put on top of them.
 */
@FunctionalInterface
public interface ManagerSocketFactory {

	/** Makes plain sockets. */
	ManagerSocketFactory DEFAULT = (options) -> new Socket();

	/**
	 * Makes a socket for one attempt to connect to one address.
	 * @param options the server
	 * @return a new socket; unless it is connected already, it will be
	 * @throws IOException if there is none; the server counts as out of reach
	 */
	Socket createSocket(ManagerOptions options) throws IOException;

}
