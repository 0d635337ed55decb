package io.github.asteriskmanager.event;

import org.jspecify.annotations.Nullable;

/**
 * A bridge as it was when an event happened. Absent values are {@code null}.
 *
 * @param bridgeUniqueid identity
 * @param bridgeType what it is for, such as {@code basic}
 * @param bridgeTechnology how it joins its channels; those in a {@code holding_bridge} do
 * not hear each other
 * @param bridgeCreator what made it, {@code null} for {@code <unknown>}
 * @param bridgeName its name, {@code null} for {@code <unknown>}
 * @param bridgeNumChannels number of channels in it
 * @param bridgeVideoSourceMode how the source of video is chosen
 * @param bridgeVideoSource identity of the channel that is the source of video
 */
public record BridgeSnapshot(@Nullable String bridgeUniqueid, @Nullable String bridgeType,
		@Nullable String bridgeTechnology, @Nullable String bridgeCreator, @Nullable String bridgeName,
		@Nullable Integer bridgeNumChannels, @Nullable VideoSourceMode bridgeVideoSourceMode,
		@Nullable String bridgeVideoSource) {

	/**
	 * Reads the snapshot whose headers have a prefix.
	 * @param event the event
	 * @param prefix the prefix, such as {@code To}; empty for the bridge that the event
	 * is about
	 * @return the snapshot, or {@code null} if the event has none of that prefix
	 */
	static @Nullable BridgeSnapshot of(AmiEvent event, String prefix) {
		if (event.header(prefix + "BridgeUniqueid") == null) {
			return null;
		}
		return new BridgeSnapshot(event.header(prefix + "BridgeUniqueid"), event.header(prefix + "BridgeType"),
				event.header(prefix + "BridgeTechnology"), event.known(prefix + "BridgeCreator"),
				event.known(prefix + "BridgeName"), event.integer(prefix + "BridgeNumChannels"),
				VideoSourceMode.of(event.header(prefix + "BridgeVideoSourceMode")),
				event.header(prefix + "BridgeVideoSource"));
	}

}
