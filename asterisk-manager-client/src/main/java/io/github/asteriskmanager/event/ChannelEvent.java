package io.github.asteriskmanager.event;

import org.jspecify.annotations.Nullable;

/**
 * An event about a channel.
 */
public interface ChannelEvent extends AmiEvent {

	/**
	 * Name of the channel, such as {@code PJSIP/alice-0000002a}.
	 * @return the name, or {@code null}
	 */
	default @Nullable String getChannel() {
		return header("Channel");
	}

	/**
	 * Identity of the channel, unique on its server.
	 * @return the identity, or {@code null}
	 */
	default @Nullable String getUniqueid() {
		return header("Uniqueid");
	}

	/**
	 * Identity of the oldest channel this one is or was joined to: the same for all
	 * channels of a call.
	 * @return the identity, or {@code null}
	 */
	default @Nullable String getLinkedid() {
		return header("Linkedid");
	}

}
