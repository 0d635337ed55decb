package io.github.asteriskmanager.transport;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import org.jspecify.annotations.Nullable;

/**
 * Says what to change after a TLS handshake that failed.
 */
final class TlsAdvice {

	private TlsAdvice() {
	}

	/**
	 * Says what to change.
	 * @param failure how the handshake failed
	 * @param address address of the server as configured
	 * @return the end of a sentence
	 */
	static String of(Exception failure, String address) {
		boolean aboutCertificate = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
				return "renew the server's certificate, or correct the clock of this machine";
			}
			if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
				return "nobody trusted has signed the server's certificate: add the certificate of its authority, or "
						+ "its own if it has signed itself, to the trust store of 'ssl.bundle'";
			}
			aboutCertificate |= cause instanceof CertificateException;
		}
		if (aboutCertificate) {
			return "the server's certificate is not for '" + address + "': use a name that it has as address, or set "
					+ "'ssl.verify-hostname' to false";
		}
		return ofMessage(failure.getMessage());
	}

	/**
	 * What has no type of its own: the server's alerts, and answers that are no TLS. The
	 * alert about a missing certificate may be lost, if the server closes at once.
	 */
	private static String ofMessage(@Nullable String message) {
		String text = String.valueOf(message);
		if (text.contains("alert") && (text.contains("certificate") || text.contains("unknown_ca"))) {
			return "the server wants a certificate of this client that it trusts: put it and its key into the key "
					+ "store of 'ssl.bundle'";
		}
		if (text.contains("Unsupported or unrecognized SSL message")) {
			return "the port speaks no TLS: set 'port' to the one of 'tlsbindaddr' in manager.conf, or 'ssl.enabled' "
					+ "to false";
		}
		return "check that the port is the one of 'tlsbindaddr' in manager.conf, that protocols and cipher suites of "
				+ "both sides agree, and whether the server wants a certificate of this client";
	}

}
