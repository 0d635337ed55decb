package io.github.asteriskmanager.test;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link AmiServer} over TLS.
 */
class AmiServerTlsIntegrationTests {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private final SSLContext ssl = localhost();

	@Test
	void talksOverTls() throws IOException {
		try (AmiServer server = AmiServer.builder().ssl(this.ssl).start(); AmiPeer peer = connect(server)) {
			assertThat(peer.line()).isEqualTo("Asterisk Call Manager/11.0.0\r\n");
			peer.send("Action: Logoff");
			assertThat(peer.message()).startsWith("Response: Goodbye");
			assertThat(peer.rest()).isEmpty();
		}
	}

	@Test
	void failsOverTls() throws IOException {
		try (AmiServer server = AmiServer.builder().ssl(this.ssl).start()) {
			server.fault(Fault.CLOSE_BEFORE_BANNER);
			try (AmiPeer peer = connect(server)) {
				assertThat(peer.rest()).isEmpty();
			}
		}
	}

	@Test
	void plainPeerGetsNoBanner() throws IOException {
		try (AmiServer server = AmiServer.builder().ssl(this.ssl).start(); AmiPeer peer = AmiPeer.connect(server)) {
			peer.send("Action: Ping");
			assertThat(peer.rest()).doesNotContain("Asterisk");
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void closesWhileAPeerDoesNotRead() throws IOException {
		AmiServer server = AmiServer.builder().ssl(this.ssl).start();
		try (AmiPeer peer = connect(server)) {
			peer.send("Action: Login", "Username: manager", "Secret: secret", "Events: on");
			Replay replay = server.replay(RecordedStream.callCenter(), 0, Replay.FOREVER);
			server.awaitSessions(1);
			server.close();
			replay.await();
			assertThat(server.sessions()).isZero();
		}
	}

	private AmiPeer connect(AmiServer server) throws IOException {
		return AmiPeer.over(this.ssl.getSocketFactory().createSocket(server.address(), server.port()));
	}

	private static SSLContext localhost() {
		try (InputStream in = AmiServerTlsIntegrationTests.class.getResourceAsStream("localhost.p12")) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(in, PASSWORD);
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(store, PASSWORD);
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
