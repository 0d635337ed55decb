package io.github.asteriskmanager.boot.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of records. Most repeat from record to record, so that of each the
 * last text is kept. Thread-safe: threads that read at the same time only keep less.
 */
final class RecordAttributes {

	private static final String[] NAMES = { "id", "type", "time", "source", "resync", "specversion", "schemaversion",
			"datacontenttype" };

	private static final String[] HEADERS = { "ce_id", "ce_type", "ce_time", "ce_source", "ce_resync", "ce_specversion",
			"ce_schemaversion", "content-type" };

	private final @Nullable Text[] last = new Text[NAMES.length];

	private record Text(byte[] bytes, String value) {
	}

	/** Finds attributes of a record by their name in CloudEvents. */
	Function<String, @Nullable String> of(Headers headers) {
		@Nullable String[] values = new String[NAMES.length];
		for (Header header : headers) {
			int i = position(HEADERS, header.key());
			if (i >= 0 && header.value() != null) {
				values[i] = text(i, header.value());
			}
		}
		return (name) -> {
			int i = position(NAMES, name);
			return (i >= 0) ? values[i] : null;
		};
	}

	private static int position(String[] names, String name) {
		for (int i = 0; i < names.length; i++) {
			if (names[i].equals(name)) {
				return i;
			}
		}
		return -1;
	}

	private String text(int i, byte[] bytes) {
		Text known = this.last[i];
		if (known == null || !Arrays.equals(known.bytes(), bytes)) {
			known = new Text(bytes, text(bytes));
			this.last[i] = known;
		}
		return known.value();
	}

	static String text(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : "";
	}

}
