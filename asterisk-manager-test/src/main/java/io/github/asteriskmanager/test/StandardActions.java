package io.github.asteriskmanager.test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The actions Asterisk's manager answers by itself. Texts and order of the headers are
 * those of Asterisk 22.
 */
final class StandardActions {

	private final Settings settings;

	StandardActions(Settings settings) {
		this.settings = settings;
	}

	AmiReply answer(String action, AmiSession session, AmiRequest request) {
		return switch (action) {
			case "challenge" -> challenge(session, request);
			case "login" -> login(session, request);
			case "logoff" -> AmiReply.response("Goodbye", "Message", "Thanks for all the fish.").close();
			case "ping" -> AmiReply.success("Ping", "Pong", "Timestamp", timestamp());
			case "events" -> events(request);
			case "filter" -> AmiReply.success("Message", "Success");
			case "userevent" -> userEvent(request);
			default -> AmiReply.error("Invalid/unknown command: " + request.action()
					+ ". Use Action: ListCommands to show available commands.");
		};
	}

	private AmiReply challenge(AmiSession session, AmiRequest request) {
		if (!"MD5".equalsIgnoreCase(request.header("AuthType"))) {
			return AmiReply.error("Must specify AuthType");
		}
		return AmiReply.success("Challenge", session.challenge());
	}

	private AmiReply login(AmiSession session, AmiRequest request) {
		if (session.isLoggedIn()) {
			return AmiReply.success("Message", "Already authenticated");
		}
		boolean genuine = isGenuine(session, request);
		return genuine ? AmiReply.success("Message", "Authentication accepted") : refusal();
	}

	/**
	 * The answer to a login that is not accepted.
	 */
	AmiReply refusal() {
		AmiReply refusal = AmiReply.error("Authentication failed").close();
		Duration delay = this.settings.authenticationDelay();
		return delay.isZero() ? refusal : refusal.after(delay);
	}

	private boolean isGenuine(AmiSession session, AmiRequest request) {
		String secret = this.settings.secrets().get(Objects.requireNonNullElse(request.header("Username"), ""));
		if (secret == null) {
			return false;
		}
		String type = request.header("AuthType");
		if (type == null) {
			return secret.equals(request.header("Secret"));
		}
		return type.equalsIgnoreCase("MD5") && session.isChallenged()
				&& md5(session.challenge() + secret).equals(lowerCase(request.header("Key")));
	}

	private static @Nullable String lowerCase(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : null;
	}

	private static String md5(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no MD5, which the AMI login needs", ex);
		}
	}

	private AmiReply events(AmiRequest request) {
		String mask = request.header("EventMask");
		if (mask == null || mask.isBlank()) {
			return AmiReply.error("Invalid event mask");
		}
		return AmiReply.success("Events", EventMask.parse(mask, EventMask.ALL).isEmpty() ? "Off" : "On");
	}

	private AmiReply userEvent(AmiRequest request) {
		List<String> headers = new ArrayList<>(List.of("Privilege", "user,all", "UserEvent",
				Objects.requireNonNullElse(request.header("UserEvent"), "")));
		for (AmiHeader header : request.headers()) {
			if (!List.of("action", "userevent").contains(header.name().toLowerCase(Locale.ROOT))) {
				headers.add(header.name());
				headers.add(header.value());
			}
		}
		return AmiReply.success("Message", "Event Sent").event("UserEvent", headers.toArray(String[]::new));
	}

	private static String timestamp() {
		Instant now = Instant.now();
		return String.format(Locale.ROOT, "%d.%06d", now.getEpochSecond(), now.getNano() / 1000);
	}

}
