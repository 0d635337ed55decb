package io.github.asteriskmanager.live;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A bridge as it is.
 *
 * @param id identity
 * @param type what it is for, such as {@code basic}; {@code null} if unknown
 * @param technology how it joins its channels, such as {@code simple_bridge}, as last
 * told; {@code null} if unknown. Asterisk changes it without a word when a third channel
 * enters, but never from or to {@code holding_bridge}
 * @param creator what made it, or {@code null}
 * @param name its name, or {@code null}
 * @param channels identities of the channels in it, in the order they entered; those that
 * Asterisk keeps to itself, such as a conference's announcer, are not among them
 */
public record Bridge(String id, @Nullable String type, @Nullable String technology, @Nullable String creator,
		@Nullable String name, List<String> channels) {

	/**
	 * Whether its channels hear each other; those in a holding bridge wait.
	 * @return {@code true} if at least two talk
	 */
	public boolean isConversation() {
		return this.channels.size() > 1 && !"holding_bridge".equals(this.technology);
	}

}
