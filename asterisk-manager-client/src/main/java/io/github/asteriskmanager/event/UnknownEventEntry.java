package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * What is known of an event name for which there is no type.
 *
 * @param name the name as first sent; for a user event the name its sender gave it
 * @param userEvent whether it came by {@code UserEvent}
 * @param count how often it came
 * @param firstSeen when it first came
 * @param lastSeen when it last came
 * @param providers titles of the providers it came from
 * @param headers names of the headers it had when it first came, in wire order
 */
public record UnknownEventEntry(String name, boolean userEvent, long count, Instant firstSeen, Instant lastSeen,
		Set<String> providers, Set<String> headers) {

	/**
	 * What the registry calls it.
	 * @return its name in lower case, with {@code user} in front for a user event
	 * @see EventRegistry#isRegistered
	 */
	public String key() {
		return (this.userEvent ? "user" : "") + this.name.toLowerCase(Locale.ROOT);
	}

}
