package io.github.asteriskmanager.operations;

import java.util.List;
import java.util.Set;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.ConfbridgeKickAction;
import io.github.asteriskmanager.action.ConfbridgeListAction;
import io.github.asteriskmanager.action.ConfbridgeMuteAction;
import io.github.asteriskmanager.action.ConfbridgeUnmuteAction;
import io.github.asteriskmanager.event.ConfbridgeListEvent;
import io.github.asteriskmanager.response.ItemListResponse;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * What can be done with a conference of {@code ConfBridge}. Channels may also be
 * {@code all} or, from Asterisk 15 on, {@code participants}.
 */
public final class ConferenceOperations {

	/** What Asterisk says when nobody is in any conference, or in this one. */
	private static final Set<String> NOBODY = Set.of("No active conferences.", "No Conference by that name found.");

	private final ActionSender sender;

	private final String conference;

	ConferenceOperations(ActionSender sender, String conference) {
		this.sender = sender;
		this.conference = conference;
	}

	/**
	 * Who takes part.
	 * @return the operation; gives an empty list if nobody does
	 */
	public Operation<List<ConfbridgeListEvent>> list() {
		return Operation.of(this.sender, ConfbridgeListAction.of(this.conference), ItemListResponse::items,
				ConferenceOperations::nobody);
	}

	private static List<ConfbridgeListEvent> nobody(ActionFailedException ex) {
		String message = ex.getResponse().getMessage();
		if (message != null && NOBODY.contains(message)) {
			return List.of();
		}
		throw ex;
	}

	/**
	 * Sends a channel out.
	 * @param channel the channel
	 * @return the operation
	 */
	public Operation<ManagerResponse> kick(String channel) {
		return Operation.of(this.sender, ConfbridgeKickAction.of(this.conference, channel));
	}

	/**
	 * Lets a channel listen only.
	 * @param channel the channel
	 * @return the operation
	 */
	public Operation<ManagerResponse> mute(String channel) {
		return Operation.of(this.sender, ConfbridgeMuteAction.of(this.conference, channel));
	}

	/**
	 * Lets a channel speak again.
	 * @param channel the channel
	 * @return the operation
	 */
	public Operation<ManagerResponse> unmute(String channel) {
		return Operation.of(this.sender, ConfbridgeUnmuteAction.of(this.conference, channel));
	}

}
