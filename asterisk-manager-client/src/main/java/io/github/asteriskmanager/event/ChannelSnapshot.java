package io.github.asteriskmanager.event;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A channel as it was when an event happened.
 * <p>
 * Absent values are {@code null}. Since Asterisk 12 all come together; names are free of
 * the escapes they have on the wire, and {@code <unknown>} callers and ends are
 * {@code null}.
 *
 * @param channel name, such as {@code PJSIP/alice-0000002a}
 * @param channelState state
 * @param channelStateDesc state in words, as sent
 * @param callerIDNum number of the caller
 * @param callerIDName name of the caller
 * @param connectedLineNum number of the other end
 * @param connectedLineName name of the other end
 * @param language language of prompts
 * @param accountCode account
 * @param context dialplan context
 * @param exten dialplan extension
 * @param priority dialplan priority
 * @param uniqueid identity, unique on the server
 * @param linkedid identity of the oldest channel it is or was joined to
 * @param tenantid tenant, if the channel has one
 * @param chanVariables channel variables that {@code channelvars} in {@code manager.conf}
 * asks for
 */
public record ChannelSnapshot(@Nullable String channel, @Nullable ChannelState channelState,
		@Nullable String channelStateDesc, @Nullable String callerIDNum, @Nullable String callerIDName,
		@Nullable String connectedLineNum, @Nullable String connectedLineName, @Nullable String language,
		@Nullable String accountCode, @Nullable String context, @Nullable String exten, @Nullable Integer priority,
		@Nullable String uniqueid, @Nullable String linkedid, @Nullable String tenantid,
		Map<String, String> chanVariables) {

	/**
	 * Reads the snapshot whose headers have a prefix.
	 * @param event the event
	 * @param prefix the prefix, such as {@code Dest}; empty for the channel that the
	 * event is about
	 * @return the snapshot, or {@code null} if the event has none of that prefix
	 */
	static @Nullable ChannelSnapshot of(AmiEvent event, String prefix) {
		if (event.header(prefix + "Channel") == null) {
			return null;
		}
		return new ChannelSnapshot(event.header(prefix + "Channel"),
				ChannelState.of(event.header(prefix + "ChannelState")), event.header(prefix + "ChannelStateDesc"),
				event.known(prefix + "CallerIDNum"), event.knownName(prefix + "CallerIDName"),
				event.known(prefix + "ConnectedLineNum"), event.knownName(prefix + "ConnectedLineName"),
				event.header(prefix + "Language"), event.header(prefix + "AccountCode"),
				event.header(prefix + "Context"), event.header(prefix + "Exten"), event.integer(prefix + "Priority"),
				event.header(prefix + "Uniqueid"), event.header(prefix + "Linkedid"), event.header(prefix + "Tenantid"),
				prefix.isEmpty() ? event.getChanVariables() : ChanVariables.of(event, prefix));
	}

}
