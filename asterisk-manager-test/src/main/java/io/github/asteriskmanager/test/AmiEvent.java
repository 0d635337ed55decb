package io.github.asteriskmanager.test;

import java.util.ArrayList;
import java.util.List;

/**
 * An event for an {@link AmiServer} to send: by itself, as an item of a list, or after an
 * answer. Immutable.
 *
 * @param name name of the event
 * @param headers the headers after the name, in wire order
 */
public record AmiEvent(String name, List<AmiHeader> headers) {

	public AmiEvent {
		headers = List.copyOf(headers);
	}

	/**
	 * An event without headers yet.
	 * @param name name of the event, such as {@code Hangup}
	 * @return the event
	 */
	public static AmiEvent event(String name) {
		return new AmiEvent(name, List.of());
	}

	/**
	 * Adds a header. With the header {@code Privilege}, such as {@code call,all}, only
	 * sessions hear the event whose mask allows these classes.
	 * @param header name of the header
	 * @param value the value, written as text
	 * @return the event with this header at its end
	 */
	public AmiEvent with(String header, Object value) {
		List<AmiHeader> all = new ArrayList<>(this.headers);
		all.add(new AmiHeader(header, String.valueOf(value)));
		return new AmiEvent(this.name, all);
	}

	String[] namesAndValues() {
		List<String> all = new ArrayList<>();
		this.headers.forEach((header) -> all.addAll(List.of(header.name(), header.value())));
		return all.toArray(String[]::new);
	}

}
