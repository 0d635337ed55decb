package io.github.asteriskmanager.live;

import java.time.Instant;

import io.github.asteriskmanager.event.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it is.
 *
 * @param uniqueid identity, unique on the server
 * @param name name, such as {@code PJSIP/alice-0000002a}
 * @param linkedid identity of the call it belongs to
 * @param state state
 * @param number number of whoever is at its end, or {@code null} if unknown
 * @param callerName name of whoever is at its end, or {@code null} if unknown
 * @param connectedNumber number of the other end, or {@code null} if unknown
 * @param connectedName name of the other end, or {@code null} if unknown
 * @param accountCode account, or {@code null}
 * @param context dialplan context in which it began
 * @param exten dialplan extension at which it began: what was dialled, if it dialled
 * @param bridge identity of the bridge it is in, or {@code null}
 * @param held whether its end has put the call on hold
 * @param createdAt when it came into being, by this machine's clock
 * @param upAt when it was answered, or {@code null}; for a channel that was there before,
 * when it came into being
 */
public record Channel(String uniqueid, String name, String linkedid, ChannelState state, @Nullable String number,
		@Nullable String callerName, @Nullable String connectedNumber, @Nullable String connectedName,
		@Nullable String accountCode, @Nullable String context, @Nullable String exten, @Nullable String bridge,
		boolean held, Instant createdAt, @Nullable Instant upAt) {

	/**
	 * Whether it is one half of a pair within Asterisk, with nobody at its end.
	 * @return {@code true} for a Local channel
	 */
	public boolean isLocal() {
		return this.name.startsWith("Local/");
	}

	/**
	 * The device it is a channel of.
	 * @return name without the number at its end, such as {@code PJSIP/alice}
	 */
	public String device() {
		int dash = this.name.lastIndexOf('-');
		return (dash > 0) ? this.name.substring(0, dash) : this.name;
	}

}
