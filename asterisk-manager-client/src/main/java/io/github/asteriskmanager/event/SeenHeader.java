package io.github.asteriskmanager.event;

import org.jspecify.annotations.Nullable;

/**
 * A header that a {@link Diagnostic} has seen.
 *
 * @param name its name as first sent
 * @param type simple name of the Java type that fits all values looked at, such as
 * {@code Integer}; {@code null} for a header that Asterisk adds to every event of a
 * channel
 * @param sample a value with secrets and digits masked, or {@code null} if values are not
 * kept
 */
public record SeenHeader(String name, @Nullable String type, @Nullable String sample) {
}
