package io.github.asteriskmanager.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Readings of dates and times in the forms that Asterisk's modules use, beside the
 * seconds since 1970 that {@link HeaderValues#epoch} reads. Each gives {@code null} for
 * what it cannot read.
 */
public final class WireTimes {

	private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
		.appendOffset("+HHMM", "Z")
		.toFormatter(Locale.ROOT);

	private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.appendLiteral(' ')
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.toFormatter(Locale.ROOT);

	private WireTimes() {
	}

	/**
	 * A moment as {@code 2026-01-31T12:34:56.789+0000}, the form of security events.
	 * @param text the value
	 * @return the moment
	 */
	public static @Nullable Instant zonedTime(String text) {
		return parse(text, ZONED, OffsetDateTime::from, OffsetDateTime::toInstant);
	}

	/**
	 * A moment as {@code 2026-01-31 12:34:56} by the server's clock, the form of call
	 * detail records.
	 * @param text the value
	 * @return date and time in the server's zone, which AMI does not tell
	 */
	public static @Nullable LocalDateTime localTime(String text) {
		return parse(text, LOCAL, LocalDateTime::from, Function.identity());
	}

	/**
	 * A date as {@code 2026-01-31}.
	 * @param text the value
	 * @return the date
	 */
	public static @Nullable LocalDate date(String text) {
		return parse(text, DateTimeFormatter.ISO_LOCAL_DATE, LocalDate::from, Function.identity());
	}

	/**
	 * A time of day as {@code 12:34:56}.
	 * @param text the value
	 * @return the time
	 */
	public static @Nullable LocalTime timeOfDay(String text) {
		return parse(text, DateTimeFormatter.ISO_LOCAL_TIME, LocalTime::from, Function.identity());
	}

	private static <T, R> @Nullable R parse(String text, DateTimeFormatter format, TemporalQuery<T> query,
			Function<T, R> result) {
		try {
			return result.apply(format.parse(text.strip(), query));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
