package io.github.asteriskmanager.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.asteriskmanager.ConnectFailedException;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.TlsOptions;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for TLS, with a certificate issued for {@code localhost} only.
 */
class TlsIntegrationTests {

	private KeyStore trusted;

	private SSLContext context;

	private AmiServer server;

	@BeforeEach
	void startServer(@TempDir Path directory) throws Exception {
		this.trusted = keys(directory.resolve("localhost.p12"));
		this.context = context(this.trusted, this.trusted);
		this.server = AmiServer.builder().ssl(this.context).start();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void certificateOfTheHostIsTaken() {
		try (ManagerConnection connection = connect("localhost", new TlsOptions(this.context, true))) {
			assertThat(connection.send(ManagerAction.of("Ping")).isSuccess()).isTrue();
		}
	}

	@Test
	void certificateOfAnotherHostIsRefusedUnlessToldOtherwise() {
		assertTlsFails("127.0.0.1", new TlsOptions(this.context, true),
				"the server's certificate is not for '127.0.0.1'");
		try (ManagerConnection connection = connect("127.0.0.1", new TlsOptions(this.context, false))) {
			assertThat(connection.isOpen()).isTrue();
		}
	}

	@Test
	void certificateNobodyVouchesForIsRefused() {
		assertTlsFails("localhost", TlsOptions.systemDefault(), "nobody trusted has signed the server's certificate");
	}

	@Test
	void portWithoutTlsIsRefused() {
		try (AmiServer plain = AmiServer.builder().start()) {
			assertThatExceptionOfType(ConnectFailedException.class)
				.isThrownBy(() -> provider("localhost", plain.port(), new TlsOptions(this.context, true)).connect())
				.withMessageContaining("the port speaks no TLS")
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(DisconnectReason.TLS_FAILED));
		}
	}

	@Test
	void serverThatDripsItsHandshakeIsGivenUp() throws Exception {
		try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> drip = CompletableFuture.runAsync(() -> drip(dripping));
			ManagerOptions options = options("localhost", dripping.getLocalPort(), new TlsOptions(this.context, true))
				.connectTimeout(Duration.ofMillis(500))
				.build();
			assertThatExceptionOfType(ConnectFailedException.class)
				.isThrownBy(() -> ManagerProvider.create(options).connect())
				.withMessageContaining("TLS handshake within the connect timeout")
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(DisconnectReason.LOGIN_TIMEOUT));
			assertThat(drip).succeedsWithin(Duration.ofSeconds(20));
		}
	}

	/** A record of the handshake that takes 1,600 s to come, each byte in good time. */
	private static void drip(ServerSocket server) {
		try (Socket client = server.accept()) {
			OutputStream output = client.getOutputStream();
			output.write(new byte[] { 0x16, 3, 3, 0x40, 0 });
			CountDownLatch never = new CountDownLatch(1);
			while (!never.await(100, TimeUnit.MILLISECONDS)) {
				output.write(2);
			}
		}
		catch (IOException | InterruptedException ex) {
			// the client has given up
		}
	}

	@Test
	void connectionThatBreaksDuringTheHandshakeIsNoMatterOfCertificates() throws Exception {
		try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> close = CompletableFuture.runAsync(() -> {
				try (Socket client = closing.accept()) {
					client.getInputStream().read();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			assertThatExceptionOfType(ConnectFailedException.class).isThrownBy(
					() -> provider("localhost", closing.getLocalPort(), new TlsOptions(this.context, true)).connect())
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(DisconnectReason.CONNECTION_BROKEN));
			assertThat(close).succeedsWithin(Duration.ofSeconds(20));
		}
	}

	@Test
	void certificateThatTheServerMissesIsAskedForWithEachProtocol() throws Exception {
		try (AmiServer strict = AmiServer.builder().ssl(this.context).needClientCertificate().start()) {
			for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
				TlsOptions anonymous = new TlsOptions(context(null, this.trusted), true, List.of(protocol), List.of());
				assertThatExceptionOfType(ConnectFailedException.class)
					.isThrownBy(() -> provider("localhost", strict.port(), anonymous).connect())
					.withMessageContaining("wants a certificate of this client");
			}
			try (ManagerConnection connection = provider("localhost", strict.port(), new TlsOptions(this.context, true))
				.connect()) {
				assertThat(connection.isOpen()).isTrue();
			}
		}
	}

	@Test
	void protocolsAndCipherSuitesAreThoseOfTheOptions() {
		assertTlsFails("localhost",
				new TlsOptions(this.context, true, List.of("TLSv1.2"), List.of("TLS_AES_128_GCM_SHA256")),
				"protocols and cipher suites");
		assertTlsFails("localhost", new TlsOptions(this.context, true, List.of("NONE"), List.of()),
				"protocols and cipher suites");
		TlsOptions working = new TlsOptions(this.context, true, List.of("TLSv1.3"), List.of("TLS_AES_128_GCM_SHA256"));
		try (ManagerConnection connection = connect("localhost", working)) {
			assertThat(connection.isOpen()).isTrue();
		}
	}

	@Test
	void portIsTheOneOfTlsUnlessSet() {
		ManagerOptions options = ManagerOptions.builder().username("manager").tls(TlsOptions.systemDefault()).build();
		assertThat(options.getPort()).isEqualTo(5039);
	}

	private void assertTlsFails(String address, TlsOptions tls, String advice) {
		assertTlsFails(provider(address, this.server.port(), tls), advice);
	}

	private static void assertTlsFails(ManagerProvider provider, String advice) {
		assertThatExceptionOfType(ConnectFailedException.class).isThrownBy(provider::connect)
			.withMessageContaining(advice)
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(DisconnectReason.TLS_FAILED));
	}

	private ManagerConnection connect(String address, TlsOptions tls) {
		return provider(address, this.server.port(), tls).connect();
	}

	private static ManagerProvider provider(String address, int port, TlsOptions tls) {
		return ManagerProvider.create(options(address, port, tls).build());
	}

	private static ManagerOptions.Builder options(String address, int port, TlsOptions tls) {
		return ManagerOptions.builder()
			.title("pbx1")
			.address(address)
			.port(port)
			.username("manager")
			.password("secret")
			.tls(tls);
	}

	/** Keys of a new certificate. */
	private static KeyStore keys(Path store) throws Exception {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		List<String> command = List.of(keytool, "-genkeypair", "-alias", "ami", "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-storepass", "changeit",
				"-keystore", store.toString());
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(store)) {
			keys.load(stream, "changeit".toCharArray());
		}
		return keys;
	}

	private static SSLContext context(KeyStore keys, KeyStore trusted) throws Exception {
		KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		own.init(keys, "changeit".toCharArray());
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

}
