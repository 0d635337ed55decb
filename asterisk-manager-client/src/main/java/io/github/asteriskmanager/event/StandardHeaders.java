package io.github.asteriskmanager.event;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Headers that any event may have, whatever it tells.
 */
final class StandardHeaders {

	static final Set<String> NAMES = Set.of("event", "userevent", "privilege", "timestamp", "systemname", "actionid",
			"sequencenumber", "file", "line", "func", "eventlist", "listitems", "chanvariable");

	/** Blocks of RTCP events, which are numbered. */
	private static final Pattern REPORT = Pattern.compile("report\\d+[a-z]+");

	private StandardHeaders() {
	}

	/** Whether any event may have it. */
	static boolean contains(String header) {
		String name = header.toLowerCase(Locale.ROOT);
		return NAMES.contains(name) || name.endsWith("chanvariable") || name.startsWith("chanvariable(")
				|| (name.startsWith("report") && REPORT.matcher(name).matches());
	}

}
