package io.github.asteriskmanager.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.github.asteriskmanager.ConnectFailedException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection, with TLS if the options ask for it. Each address of the host is tried
 * with a socket of its own.
 */
public final class SocketTransport implements Transport {

	private final ManagerOptions options;

	private volatile @Nullable Socket socket;

	/** The socket itself, also where TLS is spoken through it. */
	private volatile @Nullable Socket plain;

	private volatile boolean closed;

	private @Nullable InputStream input;

	private @Nullable OutputStream output;

	private boolean heard;

	/** What is read is in time until this completes with a timeout. */
	private CompletableFuture<Void> inTime = CompletableFuture.completedFuture(null);

	private volatile boolean late;

	/**
	 * Creates it, not connected.
	 * @param options the server
	 */
	public SocketTransport(ManagerOptions options) {
		this.options = options;
	}

	@Override
	public void connect() {
		ConnectFailedException failure = null;
		for (InetAddress address : addresses()) {
			try {
				connect(address);
				return;
			}
			catch (ConnectFailedException ex) {
				closeSocket();
				if (failure != null) {
					ex.addSuppressed(failure);
				}
				failure = ex;
			}
		}
		throw (failure != null) ? failure : failed(DisconnectReason.UNKNOWN_HOST, "has no IPv4 address", null);
	}

	private List<InetAddress> addresses() {
		try {
			return Stream.of(InetAddress.getAllByName(this.options.getAddress()))
				.filter((address) -> !this.options.isForceIpv4() || address instanceof Inet4Address)
				.toList();
		}
		catch (UnknownHostException ex) {
			throw failed(DisconnectReason.UNKNOWN_HOST, "is no known host; check the address", ex);
		}
	}

	private void connect(InetAddress address) {
		int timeout = millis(this.options.getConnectTimeout());
		try {
			Socket plain = open(this.options.getExtensions().socketFactory().createSocket(this.options));
			this.plain = plain;
			if (!plain.isConnected()) {
				plain.connect(new InetSocketAddress(address, this.options.getPort()), timeout);
			}
			plain.setTcpNoDelay(true);
			plain.setKeepAlive(true);
			TlsOptions tls = this.options.getTls();
			if (tls != null) {
				handshake(plain, tls, timeout);
			}
			Socket connected = this.socket;
			if (connected == null) {
				throw new SocketException("closed");
			}
			this.input = connected.getInputStream();
			this.output = connected.getOutputStream();
		}
		catch (ConnectException ex) {
			throw failed(DisconnectReason.REFUSED, "refuses connections; check that Asterisk runs, that manager.conf "
					+ "has 'enabled=yes', and its bind address and port", ex);
		}
		catch (IOException ex) {
			Socket opened = this.socket;
			if (opened != null && opened.isConnected()) {
				throw failed(DisconnectReason.CONNECTION_BROKEN, "broke the connection at once: " + ex.getMessage(),
						ex);
			}
			throw failed(DisconnectReason.UNREACHABLE, "cannot be reached: " + ex.getMessage(), ex);
		}
	}

	private void handshake(Socket plain, TlsOptions tls, int timeout) {
		// a timeout of each read would let a server drip its bytes for ever
		CompletableFuture<Void> inTime = new CompletableFuture<Void>().orTimeout(timeout, TimeUnit.MILLISECONDS);
		inTime.whenComplete((done, ex) -> closeAfter(ex, plain));
		try {
			SSLSocket secure = (SSLSocket) tls.context()
				.getSocketFactory()
				.createSocket(plain, this.options.getAddress(), this.options.getPort(), true);
			open(secure);
			secure.setSSLParameters(parameters(secure, tls));
			secure.startHandshake();
		}
		catch (IllegalArgumentException ex) {
			throw tlsFailed(ex);
		}
		catch (IOException ex) {
			throw handshakeFailed(ex, inTime.isCompletedExceptionally());
		}
		finally {
			inTime.complete(null);
		}
	}

	private static void closeAfter(@Nullable Throwable timeout, Socket plain) {
		if (timeout != null) {
			close(plain);
		}
	}

	/**
	 * What a certificate or the wrong port causes stays; a broken connection does not.
	 */
	private ConnectFailedException handshakeFailed(IOException ex, boolean late) {
		if (late) {
			return failed(
					DisconnectReason.LOGIN_TIMEOUT, "did not complete the TLS handshake within the connect "
							+ "timeout of " + this.options.getConnectTimeout() + "; is this the port of 'tlsbindaddr'?",
					ex);
		}
		if (!(ex instanceof SSLException) || ex.getCause() instanceof IOException) {
			return failed(DisconnectReason.CONNECTION_BROKEN, "broke the connection during the TLS handshake: "
					+ ex.getMessage() + "; perhaps it wants a certificate of this client", ex);
		}
		return tlsFailed(ex);
	}

	private static SSLParameters parameters(SSLSocket secure, TlsOptions tls) {
		SSLParameters parameters = secure.getSSLParameters();
		if (tls.verifyHostname()) {
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
		}
		if (!tls.protocols().isEmpty()) {
			parameters.setProtocols(tls.protocols().toArray(String[]::new));
		}
		if (!tls.ciphers().isEmpty()) {
			parameters.setCipherSuites(tls.ciphers().toArray(String[]::new));
		}
		return parameters;
	}

	private ConnectFailedException tlsFailed(Exception ex) {
		return failed(DisconnectReason.TLS_FAILED,
				"fails the TLS handshake: " + ex.getMessage() + "; " + TlsAdvice.of(ex, this.options.getAddress()), ex);
	}

	private Socket open(Socket socket) throws IOException {
		this.socket = socket;
		if (this.closed) {
			socket.close();
			throw new SocketException("closed");
		}
		return socket;
	}

	private ConnectFailedException failed(DisconnectReason reason, String what, @Nullable Exception cause) {
		if (this.closed) {
			return new ConnectFailedException(this.options.getTitle(), DisconnectReason.STOPPED,
					"Stopped while connecting", cause);
		}
		return new ConnectFailedException(this.options.getTitle(), reason,
				this.options.getAddress() + ":" + this.options.getPort() + " " + what, cause);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		InputStream from = this.input;
		if (from == null) {
			throw new SocketException("not connected");
		}
		try {
			int read = from.read(buffer, offset, length);
			this.heard = true;
			return read;
		}
		catch (SocketException | SSLException ex) {
			if (this.late) {
				throw new SocketTimeoutException();
			}
			// with TLS 1.3 a server judges the certificate of a client after the client's
			// own handshake
			if (!this.heard && ex instanceof SSLException) {
				throw handshakeFailed(ex, false);
			}
			throw ex;
		}
	}

	@Override
	public void write(byte[] bytes) throws IOException {
		OutputStream to = this.output;
		if (to == null) {
			throw new SocketException("not connected");
		}
		to.write(bytes);
	}

	/**
	 * The timeout of the socket itself is not used: once it was, Java asks for bytes with
	 * three system calls in place of one.
	 */
	@Override
	public void readTimeout(Duration timeout) {
		this.inTime.complete(null);
		if (!timeout.isZero()) {
			CompletableFuture<Void> inTime = new CompletableFuture<Void>().orTimeout(timeout.toNanos(),
					TimeUnit.NANOSECONDS);
			inTime.whenComplete((done, ex) -> closeWhenLate(ex));
			this.inTime = inTime;
		}
	}

	private void closeWhenLate(@Nullable Throwable timeout) {
		if (timeout != null) {
			this.late = true;
			closeSocket();
		}
	}

	private static int millis(Duration duration) {
		return (int) Math.min(Integer.MAX_VALUE, (duration.toNanos() + 999_999) / 1_000_000);
	}

	@Override
	public void close() {
		this.closed = true;
		closeSocket();
	}

	/** A server that reads nothing gets no end of the stream, but it gets a reset. */
	@Override
	public void abort() {
		this.closed = true;
		Socket opened = this.plain;
		if (opened != null) {
			try {
				opened.setSoLinger(true, 0);
			}
			catch (IOException ex) {
				// it is closed already
			}
			close(opened);
		}
		closeSocket();
	}

	private void closeSocket() {
		Socket connected = this.socket;
		if (connected != null) {
			close(connected);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// it is gone either way
		}
	}

}
