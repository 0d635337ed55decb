package io.github.asteriskmanager.test.container;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link AsteriskContainer} on the oldest and the newest Asterisk.
 */
@EnabledIfDockerAvailable
class AsteriskContainerIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "debian:sid-slim", "debian:bullseye-slim" })
	void managerOriginatesCallAndSeesItsUserEvents(String baseImage) throws IOException {
		try (AsteriskContainer asterisk = AsteriskContainer.ofBaseImage(baseImage)) {
			asterisk.start();
			try (Socket socket = new Socket(asterisk.getHost(), asterisk.getAmiPort())) {
				BufferedReader reader = logIn(socket, asterisk);
				assertThat(readMessageWith(reader, "Event: FullyBooted")).contains("Status: Fully Booted");
				send(socket,
						"Action: Originate\r\nActionID: call\r\nChannel: Local/1000@default\r\nContext: default\r\n"
								+ "Exten: 1001\r\nPriority: 1\r\nAsync: true\r\nVariable: ORDER=42");
				assertThat(readMessageWith(reader, "ActionID: call")).contains("Response: Success");
				assertThat(readMessageWith(reader, "UserEvent: OrderPlaced")).contains("OrderId: 42", "Customer: José",
						"ChanVariable: ORDER=42");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "debian:sid-slim", "debian:bullseye-slim" })
	void managerLogsInOverTls(String baseImage) throws IOException, GeneralSecurityException {
		try (AsteriskContainer asterisk = AsteriskContainer.ofBaseImage(baseImage)) {
			asterisk.start();
			SocketFactory factory = trusting(asterisk.getCertificate());
			try (Socket socket = factory.createSocket(asterisk.getHost(), asterisk.getAmiTlsPort())) {
				assertThat(readMessageWith(logIn(socket, asterisk), "ActionID: login")).contains("Response: Success");
			}
		}
	}

	private static BufferedReader logIn(Socket socket, AsteriskContainer asterisk) throws IOException {
		socket.setSoTimeout(10_000);
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		assertThat(reader.readLine()).startsWith("Asterisk Call Manager/");
		send(socket, "Action: Login\r\nActionID: login\r\nUsername: %s\r\nSecret: %s".formatted(asterisk.getUsername(),
				asterisk.getPassword()));
		return reader;
	}

	private static void send(Socket socket, String action) throws IOException {
		socket.getOutputStream().write((action + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
	}

	private static String readMessageWith(BufferedReader reader, String line) throws IOException {
		StringBuilder message = new StringBuilder();
		while (true) {
			String next = reader.readLine();
			assertThat(next).as("connection closed before '%s'", line).isNotNull();
			message.append(next).append('\n');
			if (next.isEmpty()) {
				if (message.indexOf(line + '\n') >= 0) {
					return message.toString();
				}
				message.setLength(0);
			}
		}
	}

	private static SocketFactory trusting(String certificate) throws IOException, GeneralSecurityException {
		KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
		trusted.load(null, null);
		trusted.setCertificateEntry("asterisk", CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))));
		TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trustManagers.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trustManagers.getTrustManagers(), null);
		return context.getSocketFactory();
	}

}
