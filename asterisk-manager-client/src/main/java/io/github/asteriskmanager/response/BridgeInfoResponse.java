package io.github.asteriskmanager.response;

import java.util.List;

import io.github.asteriskmanager.event.BridgeInfoChannelEvent;
import io.github.asteriskmanager.event.BridgeInfoCompleteEvent;
import io.github.asteriskmanager.event.BridgeSnapshot;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code BridgeInfo}: a bridge and the channels in it.
 */
public final class BridgeInfoResponse extends EventListResponse {

	/**
	 * Creates the view.
	 * @param message the response message
	 * @param events the channels
	 * @param completion the event that ended the list, which tells of the bridge
	 */
	public BridgeInfoResponse(AmiMessage message, List<ManagerEvent> events, @Nullable ManagerEvent completion) {
		super(message, events, completion);
	}

	/**
	 * The bridge.
	 * @return the bridge, or {@code null} if there is none of that identity
	 */
	public @Nullable BridgeSnapshot getBridge() {
		return (getCompletion() instanceof BridgeInfoCompleteEvent bridge) ? bridge.getBridgeSnapshot() : null;
	}

	/**
	 * The channels in it.
	 * @return the channels
	 */
	public List<BridgeInfoChannelEvent> getChannels() {
		return events(BridgeInfoChannelEvent.class);
	}

}
