package io.github.asteriskmanager;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.response.ManagerResponse;

/**
 * Takes actions and gives their answers. Thread-safe; may be called from a listener.
 */
public interface ActionSender {

	/**
	 * Sends an action and waits for its whole answer.
	 * @param action the action
	 * @param <R> type of its answer
	 * @return the answer, which is a success
	 * @throws InvalidActionException if it cannot be sent as it is; nothing was sent
	 * @throws NotConnectedException if there is no connection; nothing was sent
	 * @throws ActionFailedException if Asterisk answers with an error
	 * @throws ActionTimeoutException if no complete answer comes in time
	 * @throws ConnectionLostException if the connection ends first
	 * @throws ManagerException if the waiting thread is interrupted
	 */
	<R extends ManagerResponse> R send(ManagerAction<R> action);

	/**
	 * Sends an action and waits for its whole answer.
	 * @param action the action
	 * @param timeout longest wait for the answer, or between two items of a list
	 * @param <R> type of its answer
	 * @return the answer, which is a success
	 * @see #send(ManagerAction)
	 */
	<R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout);

	/**
	 * Places a call in the background and tells what becomes of it. The event is
	 * delivered to listeners as well.
	 * @param action the call, with {@code async(true)}
	 * @return completes when the called side has answered or the call has failed, see
	 * {@code getReason()} of the event; exceptionally if Asterisk does not take the call,
	 * or does not tell its outcome, as it tells nobody without the class {@code call} in
	 * {@code read} and event mask
	 */
	CompletableFuture<OriginateResponseEvent> originate(OriginateAction action);

	/**
	 * Sends an action whose answer is a list, and hands its items over one by one instead
	 * of collecting them: for answers of any length in little memory.
	 * @param action the action
	 * @param items takes the items in order, on the thread that reads the connection:
	 * return soon; what it throws ends the waiting
	 * @param <R> type of the answer
	 * @return the answer without its items, when the list is complete
	 * @see #send(ManagerAction)
	 */
	<R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items);

	/**
	 * Sends an action without waiting for its answer.
	 * @param action the action
	 * @param <R> type of its answer
	 * @return completes with the answer or with what {@link #send(ManagerAction)} throws;
	 * cancelling it forgets the answer. It completes on a thread of the connection: do
	 * not block there
	 */
	<R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action);

	/**
	 * Sends an action without waiting for its answer.
	 * @param action the action
	 * @param timeout longest wait for the answer, or between two items of a list
	 * @param <R> type of its answer
	 * @return see {@link #sendAsync(ManagerAction)}
	 */
	<R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout);

}
