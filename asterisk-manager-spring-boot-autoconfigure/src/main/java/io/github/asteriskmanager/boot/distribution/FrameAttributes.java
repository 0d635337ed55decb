package io.github.asteriskmanager.boot.distribution;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Attributes as a broker delivered them, and what they mean.
 */
final class FrameAttributes {

	static final String SPECIFICATION = "1.0";

	/** Few encodings are in use, and looking one up by its name takes long. */
	private static final Map<String, Charset> ENCODINGS = new ConcurrentHashMap<>();

	/** Events that were read together have the same time, and often come together too. */
	private static volatile Time lastTime = new Time(Instant.EPOCH.toString(), Instant.EPOCH);

	private final Function<String, @Nullable String> attributes;

	private record Time(String text, Instant value) {
	}

	FrameAttributes(Function<String, @Nullable String> attributes) {
		this.attributes = attributes;
	}

	void checkVersions() {
		String specification = required("specversion");
		String schema = required("schemaversion");
		if (!specification.equals(SPECIFICATION) || !schema.equals(EventFrame.SCHEMA_VERSION)) {
			throw new UndecodableFrameException("Published by another version of this library: schema " + schema
					+ " of CloudEvents " + specification + ", and this one reads " + EventFrame.SCHEMA_VERSION + " of "
					+ SPECIFICATION, null);
		}
	}

	String required(String name) {
		String value = optional(name);
		if (value == null || value.isEmpty()) {
			throw new UndecodableFrameException(
					"Not published by this library: the attribute '" + name + "' is missing", null);
		}
		return value;
	}

	@Nullable String optional(String name) {
		return this.attributes.apply(name);
	}

	Instant time() {
		String text = required("time");
		Time known = lastTime;
		if (!known.text().equals(text)) {
			known = new Time(text, Instant.parse(text));
			lastTime = known;
		}
		return known.value();
	}

	Charset encoding() {
		String type = required("datacontenttype");
		Charset known = ENCODINGS.get(type);
		return (known != null) ? known : encoding(type);
	}

	private static Charset encoding(String type) {
		if (!type.startsWith(EventFrame.MEDIA_TYPE)) {
			throw new UndecodableFrameException("Not published by this library: content type '" + type + "'", null);
		}
		try {
			Charset encoding = Charset.forName(type.substring(EventFrame.MEDIA_TYPE.length()));
			ENCODINGS.put(EventFrame.MEDIA_TYPE + encoding.name(), encoding);
			return encoding;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new UndecodableFrameException("This Java runtime lacks the encoding of content type '" + type + "'",
					ex);
		}
	}

	static String source(String provider) {
		return (isPlain(provider)) ? EventFrame.SOURCE + provider : escaped(provider);
	}

	private static boolean isPlain(String provider) {
		for (int i = 0; i < provider.length(); i++) {
			char c = provider.charAt(i);
			if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
				return false;
			}
		}
		return true;
	}

	private static String escaped(String provider) {
		try {
			return new URI(null, null, EventFrame.SOURCE + provider, null).toASCIIString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("No title of a provider: " + provider, ex);
		}
	}

}
