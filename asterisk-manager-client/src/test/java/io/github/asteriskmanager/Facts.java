package io.github.asteriskmanager;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Asterisk's reference says of one event or action.
 *
 * @param name its wire name
 * @param documented whether the reference has it
 * @param members its headers or parameters
 */
public record Facts(String name, boolean documented, List<String> members) {

	private static final Pattern LINE = Pattern.compile("(~?)(\\S+) \\S+:(.*)");

	private static final List<String> CHANNEL = List.of("Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum",
			"CallerIDName", "ConnectedLineNum", "ConnectedLineName", "Language", "AccountCode", "Context", "Exten",
			"Priority", "Uniqueid", "Linkedid");

	private static final List<String> BRIDGE = List.of("BridgeUniqueid", "BridgeType", "BridgeTechnology",
			"BridgeCreator", "BridgeName", "BridgeNumChannels", "BridgeVideoSourceMode", "BridgeVideoSource");

	/** Reads {@code events.txt} or {@code actions.txt}. */
	public static List<Facts> load(String file) {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(Facts.class.getResourceAsStream("/facts/" + file), StandardCharsets.UTF_8))) {
			return lines.lines().filter((line) -> !line.startsWith("#")).map(Facts::parse).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Facts parse(String line) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(line);
		}
		List<String> members = new ArrayList<>();
		for (String token : matcher.group(3).strip().split(" ")) {
			addMembers(members, token.replaceAll("\\{.*}", "").replaceAll("(?<=.)_(?=.)", " "));
		}
		return new Facts(matcher.group(2), matcher.group(1).isEmpty(), members);
	}

	private static void addMembers(List<String> members, String token) {
		if (token.startsWith("channel(")) {
			CHANNEL.forEach((name) -> members.add(token.substring(8, token.length() - 1) + name));
		}
		else if (token.startsWith("bridge(")) {
			BRIDGE.forEach((name) -> members.add(token.substring(7, token.length() - 1) + name));
		}
		else if (!token.isEmpty()) {
			members.add(token);
		}
	}

}
