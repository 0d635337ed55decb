package io.github.asteriskmanager.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.asteriskmanager.Facts;
import io.github.asteriskmanager.Header;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every event and every header that Asterisk 13 to 24 document has its class and its
 * getter.
 */
class EventCompletenessTests {

	/** Each type of header reads one of these. */
	private static final List<String> VALUES = List.of("1", "text", "2026-01-31T12:34:56.789+0000",
			"2026-01-31 12:34:56", "127.0.0.1:5060", "IPV4/UDP/127.0.0.1/5060", "agi_request%3A%20async");

	private static final List<Facts> EVENTS = Facts.load("events.txt");

	@Test
	void everyEventHasItsClass() {
		assertThat(EVENTS).filteredOn(Facts::documented).hasSize(185);
		assertThat(EVENTS).filteredOn((event) -> event(event.name(), List.of()) instanceof UnknownEvent)
			.extracting(Facts::name)
			.isEmpty();
	}

	@Test
	void everyEventClassIsNamedLikeItsEvent() {
		List<String> odd = new ArrayList<>();
		for (Facts event : EVENTS) {
			String type = event(event.name(), List.of()).getClass().getSimpleName().toLowerCase(Locale.ROOT);
			String name = event.name().replace("-", "").toLowerCase(Locale.ROOT);
			if (!type.equals(name) && !type.equals(name + "event")) {
				odd.add(event.name());
			}
		}
		assertThat(odd).containsExactly("QueueMember");
	}

	@Test
	void everyHeaderHasItsGetter() {
		List<String> missing = new ArrayList<>();
		int headers = 0;
		for (Facts event : EVENTS) {
			for (String header : event.members()) {
				headers++;
				if (VALUES.stream().noneMatch((value) -> isRead(event, header, value))) {
					missing.add(event.name() + "." + header);
				}
			}
		}
		assertThat(missing).isEmpty();
		assertThat(headers).isGreaterThan(2900);
	}

	private static boolean isRead(Facts event, String header, String value) {
		List<Header> headers = new ArrayList<>();
		headers.add(new Header("Event", event.name()));
		for (String name : event.members()) {
			if (name.equals(header)) {
				headers.add(new Header(name, value));
			}
			else if (name.endsWith("Channel") || name.endsWith("BridgeUniqueid")) {
				headers.add(new Header(name, "other"));
			}
		}
		headers.replaceAll((each) -> new Header(each.name().replace("ReportX", "Report0"), each.value()));
		headers.add(new Header("Report0SourceSSRC", "0"));
		return Getters.cover(headers, position(headers, header.replace("ReportX", "Report0")));
	}

	private static int position(List<Header> headers, String name) {
		for (int i = 1; i < headers.size(); i++) {
			if (headers.get(i).name().equals(name)) {
				return i;
			}
		}
		throw new IllegalArgumentException(name);
	}

	private static ManagerEvent event(String name, List<Header> headers) {
		List<Header> all = new ArrayList<>(headers);
		all.add(0, new Header("Event", name));
		return Getters.event(all);
	}

}
