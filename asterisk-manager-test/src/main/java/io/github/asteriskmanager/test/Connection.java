package io.github.asteriskmanager.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * One accepted socket, with or without TLS on it.
 */
final class Connection {

	private final Socket plain;

	private final Socket socket;

	Connection(Socket plain, @Nullable SSLContext ssl, boolean clientCertificate) throws IOException {
		this.plain = plain;
		plain.setTcpNoDelay(true);
		this.socket = (ssl != null) ? secure(plain, ssl, clientCertificate) : plain;
	}

	private static Socket secure(Socket plain, SSLContext ssl, boolean clientCertificate) throws IOException {
		SSLSocket secure = (SSLSocket) ssl.getSocketFactory().createSocket(plain, null, true);
		secure.setNeedClientAuth(clientCertificate);
		return secure;
	}

	/**
	 * Does the TLS handshake, if there is one to do.
	 */
	void handshake() throws IOException {
		if (this.socket instanceof SSLSocket tls) {
			tls.startHandshake();
		}
	}

	InputStream in() throws IOException {
		return this.socket.getInputStream();
	}

	OutputStream out() throws IOException {
		return this.socket.getOutputStream();
	}

	/**
	 * Closes at once, whatever is in progress.
	 */
	void abort() {
		try {
			this.plain.close();
		}
		catch (IOException ex) {
			// closed is what it shall be
		}
	}

}
