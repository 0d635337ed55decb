package io.github.asteriskmanager.test.record;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets out of the values of headers: by the name of the header, by what stands
 * before them in a value, and the secret of the login wherever it stands.
 */
final class Secrets {

	static final String MASK = "******";

	/** Parts of the names of headers and variables. */
	private static final List<String> TELLING = List.of("secret", "password", "passwd", "passphrase", "md5", "token",
			"challenge", "credential", "authpass", "receivedhash", "expectedresponse", "privkey", "cookie");

	private static final Set<String> WHOLE = Set.of("pin", "adminpin", "userpin", "accountpin");

	/** Applications whose arguments are or hold a password. */
	private static final Set<String> ASKING = Set.of("authenticate", "vmauthenticate", "disa");

	private static final Pattern ASSIGNED = Pattern
		.compile("(?i)([\\w-]*(?:secret|password|passwd|md5cred|token|pin)\\s*(?:=>|[=:])\\s*)([^\\s,;&|)]+)");

	private final String login;

	private int masked;

	/**
	 * Creates a mask.
	 * @param login the secret of the login
	 */
	Secrets(String login) {
		this.login = login;
	}

	/**
	 * Masks a value.
	 * @param name name of its header
	 * @param value the value
	 * @param subject what the message says the value belongs to: a variable or an
	 * application, or the name of the event
	 * @return the value without secrets
	 */
	String mask(String name, String value, String subject) {
		if (value.isEmpty()) {
			return value;
		}
		boolean whole = isTelling(name) || isAbout(name, subject);
		String safe = (whole) ? MASK : ASSIGNED.matcher(value).replaceAll("$1" + MASK);
		if (!this.login.isEmpty()) {
			safe = safe.replace(this.login, MASK);
		}
		if (!safe.equals(value)) {
			this.masked++;
		}
		return safe;
	}

	private static boolean isAbout(String name, String subject) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "value" -> isTelling(subject);
			case "appdata", "applicationdata" -> ASKING.contains(subject.toLowerCase(Locale.ROOT));
			case "response" -> subject.equals("ChallengeResponseFailed");
			default -> false;
		};
	}

	private static boolean isTelling(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return WHOLE.contains(lower) || TELLING.stream().anyMatch(lower::contains);
	}

	/** How many values were changed. */
	int masked() {
		return this.masked;
	}

}
