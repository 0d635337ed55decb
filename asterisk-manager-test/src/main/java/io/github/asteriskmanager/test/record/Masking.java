package io.github.asteriskmanager.test.record;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes messages of a real server fit for a repository. Line by line and byte for byte,
 * what need not be hidden stays.
 */
final class Masking {

	/**
	 * Not the number of a channel ({@code -0000002a}) nor a unique id
	 * ({@code 1690000000.12}).
	 */
	private static final Pattern NUMBER = Pattern
		.compile("(?<![\\d.])(?!(?<=-)[0-9a-f]{8}(?![0-9a-f]))(?<![A-Za-z])(\\+?)(\\d{7,15})(?![\\d]|\\.\\d|[A-Za-z])");

	private static final Pattern IPV4 = Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])");

	private static final Pattern IPV6 = Pattern.compile(
			"(?i)(?<![0-9a-z:.])(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){7})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![0-9a-z:])");

	private static final Pattern HOST = Pattern.compile("(?<=@)(?=[\\w.-]*[A-Za-z])[\\w-]+(?:\\.[\\w-]+)+");

	private static final Pattern NAME_HEADER = Pattern
		.compile("(?i).*(?:CallerIDName|ConnectedLineName)|CallerName|Fullname|MemberName|RealName");

	private static final Pattern NAME_VARIABLE = Pattern.compile("(?i).*(?:CALLERID|CONNECTEDLINE)\\(name.*\\)");

	private static final Pattern QUOTED_NAME = Pattern.compile("(?<=^\")[^\"]+(?=\" ?<)");

	private static final Set<String> NOBODY = Set.of("", "<unknown>", "unknown", "anonymous", "(null)");

	/** Times and ids, which are long numbers but nobody's. */
	private static final Set<String> NOT_NUMBERS = Set.of("uniqueid", "linkedid", "actionid", "timestamp", "eventtv",
			"sessiontv", "usagetv", "sessionid", "starttime", "answertime", "endtime", "uptime", "lastreload", "ssrc",
			"theirlastsr", "sequencenumbercycles", "loginstart", "logintime", "lastcall", "lastpause", "callstarted",
			"output", "dtlsfingerprint");

	private final Secrets secrets;

	private final Set<Mask> masks;

	private final Pseudonyms numbers = new Pseudonyms(
			(number, index) -> "555" + String.format(Locale.ROOT, "%0" + (number.length() - 3) + "d", index));

	private final Pseudonyms addresses = new Pseudonyms((address, index) -> (address.contains(":"))
			? "2001:db8::" + Integer.toHexString(index) : documentation(index));

	private final Pseudonyms hosts = new Pseudonyms((host, index) -> "host" + index + ".example.com");

	private final Pseudonyms names = new Pseudonyms((name, index) -> "Name " + index);

	Masking(String secret, Set<Mask> masks) {
		// bytes stay what they are, so that a message may be in any encoding
		this.secrets = new Secrets(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
		this.masks = Set.copyOf(masks);
	}

	private static String documentation(int index) {
		String[] networks = { "192.0.2.", "198.51.100.", "203.0.113." };
		int host = (index - 1) % 254 + 1;
		return networks[((index - 1) / 254) % networks.length] + host;
	}

	/**
	 * Masks a message.
	 * @param message as received
	 * @return as to be kept
	 */
	byte[] mask(byte[] message) {
		String text = new String(message, StandardCharsets.ISO_8859_1);
		String subject = subject(text);
		return Stream.of(text.split("\r\n", -1))
			.map((line) -> line(line, subject))
			.collect(Collectors.joining("\r\n"))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** What a value in the message may belong to, else the name of the event. */
	private static String subject(String text) {
		String event = "";
		for (String line : text.split("\r\n")) {
			String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
			if (name.equals("variable") || name.equals("application") || name.equals("appname")) {
				return value(line);
			}
			if (name.equals("event")) {
				event = value(line);
			}
		}
		return event;
	}

	private static String value(String line) {
		return line.substring(line.indexOf(':') + 1).strip();
	}

	private String line(String line, String subject) {
		int colon = line.indexOf(':');
		if (colon <= 0 || line.startsWith("Event:")) {
			return personal("", this.secrets.mask("", line, subject), subject);
		}
		int start = colon + (line.startsWith(": ", colon) ? 2 : 1);
		String name = line.substring(0, colon);
		String value = this.secrets.mask(name, line.substring(start), subject);
		return line.substring(0, start) + personal(name, value, subject);
	}

	private String personal(String header, String value, String subject) {
		String masked = value;
		if (this.masks.contains(Mask.NAMES)) {
			masked = names(header, masked, subject);
		}
		if (this.masks.contains(Mask.ADDRESSES)) {
			masked = IPV4.matcher(masked).replaceAll((found) -> address(found.group()));
			masked = IPV6.matcher(masked).replaceAll((found) -> address(found.group()));
			masked = HOST.matcher(masked).replaceAll((found) -> host(found.group()));
		}
		if (this.masks.contains(Mask.NUMBERS) && !isTechnical(header)) {
			masked = NUMBER.matcher(masked).replaceAll(this::number);
		}
		return masked;
	}

	private static boolean isTechnical(String header) {
		String lower = header.toLowerCase(Locale.ROOT);
		return NOT_NUMBERS.contains(lower) || lower.endsWith("uniqueid") || lower.endsWith("linkedid");
	}

	private String names(String header, String value, String subject) {
		boolean named = NAME_HEADER.matcher(header).matches()
				|| header.equalsIgnoreCase("Value") && NAME_VARIABLE.matcher(subject).matches();
		if (named && !NOBODY.contains(value.toLowerCase(Locale.ROOT)) && !value.contains("/")) {
			return this.names.of(value);
		}
		return this.names.replaceKnown(QUOTED_NAME.matcher(value).replaceAll((found) -> this.names.of(found.group())));
	}

	private String address(String address) {
		boolean nobody = address.startsWith("127.") || address.equals("0.0.0.0") || address.equals("::")
				|| address.equals("::1");
		return (nobody) ? address : this.addresses.of(address);
	}

	private String host(String host) {
		return (host.endsWith(".example.com")) ? host : this.hosts.of(host);
	}

	private String number(MatchResult found) {
		return found.group(1) + this.numbers.of(found.group(2));
	}

	@Override
	public String toString() {
		return "masked " + this.secrets.masked() + " secrets, " + this.numbers.size() + " numbers, "
				+ (this.addresses.size() + this.hosts.size()) + " addresses, " + this.names.size() + " names";
	}

}
