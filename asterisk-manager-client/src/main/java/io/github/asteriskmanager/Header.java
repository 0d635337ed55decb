package io.github.asteriskmanager;

import java.util.Objects;

/**
 * One header line of an AMI message, in its original spelling.
 * <p>
 * A line without a colon has an empty name and is wholly the value, as Asterisk passes on
 * whatever a {@code UserEvent} action was given.
 *
 * @param name the name as sent, never trimmed
 * @param value the value as sent without the one blank that follows the colon; may be
 * empty
 */
public record Header(String name, String value) {

	public Header {
		Objects.requireNonNull(name, "'name' must not be null");
		Objects.requireNonNull(value, "'value' must not be null");
	}

}
