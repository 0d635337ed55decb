package io.github.asteriskmanager.test;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * An event ready for the wire, with the classes a session must hear to get it.
 */
record Message(byte[] bytes, Set<String> classes) {

	static Message event(String name, String... namesAndValues) {
		Headers headers = Headers.of(namesAndValues);
		StringBuilder text = new StringBuilder("Event: ").append(name).append("\r\n");
		headers.all().forEach((header) -> text.append(header).append("\r\n"));
		byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
		return new Message(bytes, EventMask.classesOf(headers.first("Privilege")));
	}

	static Message raw(byte[] bytes) {
		Headers headers = Headers.parse(new String(bytes, StandardCharsets.UTF_8));
		return new Message(bytes.clone(), EventMask.classesOf(headers.first("Privilege")));
	}

}
