package io.github.asteriskmanager.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

}
