package io.github.asteriskmanager.operations;

import java.util.Objects;

import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.BridgeAction;
import io.github.asteriskmanager.action.GetVarAction;
import io.github.asteriskmanager.action.HangupAction;
import io.github.asteriskmanager.action.MixMonitorAction;
import io.github.asteriskmanager.action.ParkAction;
import io.github.asteriskmanager.action.RedirectAction;
import io.github.asteriskmanager.action.SetVarAction;
import io.github.asteriskmanager.action.StopMixMonitorAction;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.MixMonitorResponse;

/**
 * What can be done with a channel. If there is none of that name, Asterisk answers with
 * an error, {@code No such channel}.
 */
public final class ChannelOperations {

	private final ActionSender sender;

	private final String channel;

	ChannelOperations(ActionSender sender, String channel) {
		this.sender = sender;
		this.channel = channel;
	}

	/**
	 * Ends the channel.
	 * @return the operation
	 */
	public Operation<ManagerResponse> hangup() {
		return Operation.of(this.sender, HangupAction.of(this.channel));
	}

	/**
	 * Sends the channel to an extension of the dialplan; whom it talks to is left alone.
	 * @param context the context
	 * @param exten the extension
	 * @return the operation
	 */
	public Operation<ManagerResponse> redirect(String context, String exten) {
		return Operation.of(this.sender, RedirectAction.of(this.channel, context, exten, 1));
	}

	/**
	 * Has the channel talk to another.
	 * @param other name of the other channel
	 * @return the operation
	 */
	public Operation<ManagerResponse> bridge(String other) {
		return Operation.of(this.sender, BridgeAction.of(this.channel, other));
	}

	/**
	 * Parks the channel, which has to be in a bridge.
	 * @return the operation; the event {@code ParkedCall} tells the place
	 */
	public Operation<ManagerResponse> park() {
		return Operation.of(this.sender, ParkAction.builder().channel(this.channel).build());
	}

	/**
	 * Reads a variable or function of the channel.
	 * @param name its name
	 * @return the operation; gives an empty text if it is not set
	 */
	public Operation<String> variable(String name) {
		return Operation.of(this.sender, GetVarAction.of(this.channel, name),
				(response) -> Objects.requireNonNullElse(response.getValue(), ""));
	}

	/**
	 * Sets a variable of the channel.
	 * @param name its name
	 * @param value its value
	 * @return the operation
	 */
	public Operation<ManagerResponse> setVariable(String name, String value) {
		return Operation.of(this.sender, SetVarAction.of(this.channel, name, value));
	}

	/**
	 * Begins to record what is said.
	 * @param file where to, on the server; its ending chooses the format
	 * @return the operation; gives the id of the recording
	 */
	public Operation<MixMonitorResponse> mixMonitor(String file) {
		return Operation.of(this.sender, MixMonitorAction.of(this.channel, file));
	}

	/**
	 * Ends all recordings of the channel.
	 * @return the operation
	 */
	public Operation<ManagerResponse> stopMixMonitor() {
		return Operation.of(this.sender, StopMixMonitorAction.of(this.channel));
	}

}
