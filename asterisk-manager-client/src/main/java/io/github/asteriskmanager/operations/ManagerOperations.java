package io.github.asteriskmanager.operations;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.CoreShowChannelsAction;
import io.github.asteriskmanager.action.GetVarAction;
import io.github.asteriskmanager.action.MailboxCountAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.PJSIPShowEndpointAction;
import io.github.asteriskmanager.action.PJSIPShowEndpointsAction;
import io.github.asteriskmanager.action.QueueStatusAction;
import io.github.asteriskmanager.action.ReloadAction;
import io.github.asteriskmanager.action.SIPPeersAction;
import io.github.asteriskmanager.action.SetVarAction;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import io.github.asteriskmanager.event.EndpointListEvent;
import io.github.asteriskmanager.event.PeerEntryEvent;
import io.github.asteriskmanager.response.CommandResponse;
import io.github.asteriskmanager.response.ItemListResponse;
import io.github.asteriskmanager.response.MailboxCountResponse;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.PJSIPEndpointResponse;
import io.github.asteriskmanager.response.QueueStatusResponse;

/**
 * Everyday operations on one server, by what they are about:
 * {@code on.queue("support").pause("PJSIP/alice", "lunch").send()}.
 * <p>
 * Each method gives an {@link Operation}, which is sent when asked to, waiting for the
 * answer or not. Whatever is not here can be sent as an action. Immutable and
 * thread-safe.
 */
public final class ManagerOperations {

	private final ActionSender sender;

	private ManagerOperations(ActionSender sender) {
		this.sender = sender;
	}

	/**
	 * Operations by way of a provider or connection.
	 * @param sender sends the actions
	 * @return the operations
	 */
	public static ManagerOperations of(ActionSender sender) {
		return new ManagerOperations(Objects.requireNonNull(sender, "'sender' must not be null"));
	}

	/**
	 * Sends any action and waits for its answer.
	 * @param action the action
	 * @param <R> type of its answer
	 * @return the answer
	 * @see ActionSender#send(ManagerAction)
	 */
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return this.sender.send(action);
	}

	/**
	 * Sends any action without waiting for its answer.
	 * @param action the action
	 * @param <R> type of its answer
	 * @return completes with the answer
	 * @see ActionSender#sendAsync(ManagerAction)
	 */
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return this.sender.sendAsync(action);
	}

	/**
	 * Any action as an operation.
	 * @param action the action
	 * @param <R> type of its answer
	 * @return the operation
	 */
	public <R extends ManagerResponse> Operation<R> action(ManagerAction<R> action) {
		return Operation.of(this.sender, action);
	}

	/**
	 * Begins to describe a call.
	 * @param channel what is called first, such as {@code PJSIP/alice}
	 * @return the call
	 */
	public Originating originate(String channel) {
		return new Originating(this.sender, channel);
	}

	/**
	 * Operations on a channel.
	 * @param name name of the channel, such as {@code PJSIP/alice-0000002a}
	 * @return the operations
	 */
	public ChannelOperations channel(String name) {
		return new ChannelOperations(this.sender, name);
	}

	/**
	 * All channels there are.
	 * @return the operation
	 */
	public Operation<List<CoreShowChannelEvent>> channels() {
		return Operation.of(this.sender, new CoreShowChannelsAction(), ItemListResponse::items);
	}

	/**
	 * Operations on a queue.
	 * @param name name of the queue
	 * @return the operations
	 */
	public QueueOperations queue(String name) {
		return new QueueOperations(this.sender, name);
	}

	/**
	 * How all queues stand.
	 * @return the operation
	 */
	public Operation<List<QueueStatusResponse.Queue>> queues() {
		return Operation.of(this.sender, new QueueStatusAction(), QueueStatusResponse::getQueues);
	}

	/**
	 * Operations on a family of Asterisk's database.
	 * @param family name of the family
	 * @return the operations
	 */
	public DatabaseOperations database(String family) {
		return new DatabaseOperations(this.sender, family);
	}

	/**
	 * Operations on a conference of {@code ConfBridge}.
	 * @param name name of the conference
	 * @return the operations
	 */
	public ConferenceOperations conference(String name) {
		return new ConferenceOperations(this.sender, name);
	}

	/**
	 * Reads a global variable, or a function that needs no channel.
	 * @param name its name
	 * @return the operation; gives an empty text if it is not set
	 */
	public Operation<String> variable(String name) {
		return Operation.of(this.sender, GetVarAction.of(name),
				(response) -> Objects.requireNonNullElse(response.getValue(), ""));
	}

	/**
	 * Sets a global variable.
	 * @param name its name
	 * @param value its value
	 * @return the operation
	 */
	public Operation<ManagerResponse> setVariable(String name, String value) {
		return Operation.of(this.sender, SetVarAction.of(name, value));
	}

	/**
	 * Counts the messages of a mailbox.
	 * @param mailbox the mailbox, such as {@code 1000@default}
	 * @return the operation
	 */
	public Operation<MailboxCountResponse> mailboxCount(String mailbox) {
		return Operation.of(this.sender, MailboxCountAction.of(mailbox));
	}

	/**
	 * All endpoints of PJSIP, with the state of their devices.
	 * @return the operation
	 */
	public Operation<List<EndpointListEvent>> endpoints() {
		return Operation.of(this.sender, new PJSIPShowEndpointsAction(), ItemListResponse::items);
	}

	/**
	 * An endpoint of PJSIP with its contacts.
	 * @param name name of the endpoint
	 * @return the operation; fails if there is none of that name
	 */
	public Operation<PJSIPEndpointResponse> endpoint(String name) {
		return Operation.of(this.sender, PJSIPShowEndpointAction.of(name));
	}

	/**
	 * All peers of the old SIP driver, of Asterisk up to 20.
	 * @return the operation
	 */
	public Operation<List<PeerEntryEvent>> peers() {
		return Operation.of(this.sender, new SIPPeersAction(), ItemListResponse::items);
	}

	/**
	 * Has a module read its configuration again.
	 * @param module the module, such as {@code app_queue.so}
	 * @return the operation
	 */
	public Operation<ManagerResponse> reload(String module) {
		return Operation.of(this.sender, ReloadAction.of(module));
	}

	/**
	 * Runs a command of the command line interface.
	 * @param command the command, such as {@code core show uptime}
	 * @return the operation; gives the lines it prints
	 */
	public Operation<List<String>> command(String command) {
		return Operation.of(this.sender, CommandAction.of(command), CommandResponse::getOutput);
	}

}
