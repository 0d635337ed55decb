package io.github.asteriskmanager.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.asteriskmanager.Header;
import org.jspecify.annotations.Nullable;

/**
 * What every AMI event offers; {@link ManagerEvent} implements it, and interfaces that
 * group events, such as {@link ChannelEvent}, extend it.
 */
public interface AmiEvent {

	/**
	 * Name of the event as sent, such as {@code Newchannel}.
	 * @return the name
	 */
	String getName();

	/**
	 * Title of the provider it came from.
	 * @return the title
	 */
	String getProvider();

	/**
	 * Whether it was not told but fetched, after an outage: an item of a list that says
	 * how things are.
	 * @return {@code true} if it was fetched
	 */
	boolean isResync();

	/**
	 * When it was read from the socket, by this machine's clock.
	 * @return the moment; events read together have the same
	 */
	Instant getReceivedAt();

	/**
	 * The {@code ActionID} it carries: an item of a list answer, or an event that an
	 * action of any session brought about.
	 * @return the id, or {@code null}
	 */
	@Nullable String getActionId();

	/**
	 * The classes it belongs to, such as {@code call}; a user's {@code read} privileges
	 * and the event mask are about these.
	 * @return the classes in lower case without {@code all}; empty for an item of a list
	 */
	Set<String> getPrivilege();

	/**
	 * When Asterisk wrote it, by the server's clock, in microseconds; sent with
	 * {@code timestampevents=yes} only.
	 * @return the moment, or {@code null}
	 */
	@Nullable Instant getTimestamp();

	/**
	 * Name of the server, from {@code systemname} in its {@code asterisk.conf}.
	 * @return the name, or {@code null} if not set there
	 */
	@Nullable String getSystemName();

	/**
	 * Channel variables sent along, as {@code channelvars} in {@code manager.conf} asks
	 * for.
	 * @return values by name, in wire order; empty if there are none
	 */
	Map<String, String> getChanVariables();

	/**
	 * First value of a header, as sent.
	 * @param name the name in any case
	 * @return the value, or {@code null} if there is no such header
	 */
	@Nullable String header(String name);

	/**
	 * All values of a header, as sent.
	 * @param name the name in any case
	 * @return the values in wire order; empty if there is none
	 */
	List<String> headers(String name);

	/**
	 * All headers, as sent.
	 * @return the headers in wire order, repeats kept
	 */
	List<Header> headers();

	/**
	 * A header as whole number, also where text or a unit follows it.
	 * @param name the name in any case
	 * @return the number; {@code null} if absent, empty or none
	 */
	@Nullable Integer integer(String name);

	/**
	 * A header as whole number of up to 64 bits.
	 * @param name the name in any case
	 * @return the number; {@code null} if absent, empty or none
	 */
	@Nullable Long number(String name);

	/**
	 * A header as decimal number.
	 * @param name the name in any case
	 * @return the number; {@code null} if absent, empty or none
	 */
	@Nullable Double decimal(String name);

	/**
	 * A header as truth value, in any of Asterisk's spellings.
	 * @param name the name in any case
	 * @return the truth value; {@code null} if absent, empty or none
	 */
	@Nullable Boolean bool(String name);

	/**
	 * A header as moment in seconds since 1970.
	 * @param name the name in any case
	 * @return the moment; {@code null} if absent, none or 0, which means never
	 */
	@Nullable Instant epoch(String name);

	/**
	 * A header as duration in seconds or as {@code HH:MM:SS}.
	 * @param name the name in any case
	 * @return the duration; {@code null} if absent, empty or none
	 */
	@Nullable Duration seconds(String name);

	/**
	 * A header as text for which Asterisk writes {@code <unknown>} if there is none.
	 * @param name the name in any case
	 * @return the text; {@code null} if absent or {@code <unknown>}
	 */
	@Nullable String known(String name);

	/**
	 * A header as name of a caller or of another end in a channel snapshot, its escapes
	 * undone.
	 * @param name the name in any case
	 * @return the name; {@code null} if absent or {@code <unknown>}
	 */
	@Nullable String knownName(String name);

	/**
	 * The spelling of a header that differs between versions or events.
	 * @param names the spellings, the usual one first
	 * @return the first that is present, else the usual one
	 */
	String spelling(String... names);

	/**
	 * A header in a reading of one's own.
	 * @param name the name in any case
	 * @param reading gives {@code null} for what it cannot read
	 * @param <T> type of the value
	 * @return the value; {@code null} if absent, empty or unreadable
	 */
	<T> @Nullable T read(String name, Function<String, @Nullable T> reading);

}
