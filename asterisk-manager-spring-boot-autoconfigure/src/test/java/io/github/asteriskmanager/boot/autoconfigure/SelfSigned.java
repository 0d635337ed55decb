package io.github.asteriskmanager.boot.autoconfigure;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.ssl.jks.JksSslStoreDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Certificates that nobody else knows.
 */
final class SelfSigned {

	private static final String PASSWORD = "changeit";

	private SelfSigned() {
	}

	/** Makes a key and a certificate for {@code localhost}. */
	static JksSslStoreDetails localhost(Path store) throws Exception {
		keytool("-genkeypair", "-alias", "ami", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
				"-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString());
		return JksSslStoreDetails.forLocation(store.toString()).withPassword(PASSWORD);
	}

	/** Writes the certificate of such a store. */
	static void export(JksSslStoreDetails store, Path certificate) throws Exception {
		keytool("-exportcert", "-rfc", "-alias", "ami", "-storepass", PASSWORD, "-keystore", store.location(), "-file",
				certificate.toString());
	}

	private static void keytool(String... arguments) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(arguments);
		builder.command().add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		Process process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
	}

}
