package io.github.asteriskmanager.operations;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * A call that is being described. Not thread-safe.
 */
public final class Originating {

	private final ActionSender sender;

	private final OriginateAction.Builder action;

	Originating(ActionSender sender, String channel) {
		this.sender = sender;
		this.action = OriginateAction.builder().channel(channel).async(true);
	}

	/**
	 * When the channel has answered, it goes to an extension of the dialplan.
	 * @param context the context
	 * @param exten the extension
	 * @return this
	 */
	public Originating to(String context, String exten) {
		return with((call) -> call.context(context).exten(exten).priority(1));
	}

	/**
	 * When the channel has answered, it runs an application of the dialplan.
	 * @param application the application, such as {@code Playback}
	 * @param data its arguments
	 * @return this
	 */
	public Originating toApplication(String application, String data) {
		return with((call) -> call.application(application).data(data));
	}

	/**
	 * What the called side sees.
	 * @param callerId a number, or {@code Name <number>}
	 * @return this
	 */
	public Originating callerId(String callerId) {
		return with((call) -> call.callerID(callerId));
	}

	/**
	 * How long the channel may ring.
	 * @param timeout the time; Asterisk takes 30 seconds unless told
	 * @return this
	 */
	public Originating ringing(Duration timeout) {
		return with((call) -> call.timeout(timeout));
	}

	/**
	 * Sets a variable of the channel.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public Originating variable(String name, String value) {
		return with((call) -> call.variable(name, value));
	}

	/**
	 * Sets any other parameter.
	 * @param change changes the action
	 * @return this
	 */
	public Originating with(Consumer<OriginateAction.Builder> change) {
		change.accept(this.action);
		return this;
	}

	/**
	 * Places the call: the answer comes as soon as Asterisk has taken the order, before
	 * anything rings.
	 * @return the operation
	 * @throws io.github.asteriskmanager.InvalidActionException if something is missing
	 */
	public Operation<ManagerResponse> queued() {
		return Operation.of(this.sender, this.action.build());
	}

	/**
	 * Places the call now and returns when Asterisk has taken the order.
	 * @return the answer
	 * @see ActionSender#send
	 */
	public ManagerResponse send() {
		return queued().send();
	}

	/**
	 * Places the call now and tells what becomes of it.
	 * @return completes when the channel has answered or the call has failed
	 * @see ActionSender#originate(OriginateAction)
	 */
	public CompletableFuture<OriginateResponseEvent> outcome() {
		return this.sender.originate(this.action.build());
	}

}
