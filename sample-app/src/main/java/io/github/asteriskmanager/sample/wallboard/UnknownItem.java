package io.github.asteriskmanager.sample.wallboard;

import java.time.Instant;

import io.github.asteriskmanager.event.DiagnosticEntry;
import org.jspecify.annotations.Nullable;

/**
 * An event without a type as the page shows it.
 *
 * @param id its key
 * @param name name as sent
 * @param count how often it came
 * @param lastSeen when it last came
 * @param code the record to register for a user event, or {@code null} for others
 */
record UnknownItem(String id, String name, long count, Instant lastSeen, @Nullable String code) implements Item {

	static UnknownItem of(DiagnosticEntry entry) {
		return new UnknownItem(entry.key(), entry.name(), entry.count(), entry.lastSeen(),
				(entry.userEvent()) ? entry.suggestedCode() : null);
	}

}
