package io.github.asteriskmanager.operations;

import java.util.Optional;

import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.QueueAddAction;
import io.github.asteriskmanager.action.QueuePauseAction;
import io.github.asteriskmanager.action.QueueRemoveAction;
import io.github.asteriskmanager.action.QueueStatusAction;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.QueueStatusResponse;

/**
 * What can be done with a queue. Its members are interfaces, such as {@code PJSIP/alice}.
 */
public final class QueueOperations {

	private final ActionSender sender;

	private final String queue;

	QueueOperations(ActionSender sender, String queue) {
		this.sender = sender;
		this.queue = queue;
	}

	/**
	 * Adds a member.
	 * @param member its interface
	 * @return the operation; fails if the queue does not exist or has the member already
	 */
	public Operation<ManagerResponse> add(String member) {
		return Operation.of(this.sender, QueueAddAction.of(this.queue, member));
	}

	/**
	 * Adds a member.
	 * @param member its interface
	 * @param name its name
	 * @param penalty members with a lower one are called first
	 * @return the operation; fails if the queue does not exist or has the member already
	 */
	public Operation<ManagerResponse> add(String member, String name, int penalty) {
		return Operation.of(this.sender,
				QueueAddAction.builder()
					.queue(this.queue)
					.interfaceName(member)
					.memberName(name)
					.penalty(penalty)
					.build());
	}

	/**
	 * Takes a member out.
	 * @param member its interface
	 * @return the operation; fails if the queue does not have the member, or it stands in
	 * the configuration
	 */
	public Operation<ManagerResponse> remove(String member) {
		return Operation.of(this.sender, QueueRemoveAction.of(this.queue, member));
	}

	/**
	 * Gives a member no calls for now.
	 * @param member its interface
	 * @param reason why, for reports
	 * @return the operation
	 */
	public Operation<ManagerResponse> pause(String member, String reason) {
		return Operation.of(this.sender,
				QueuePauseAction.builder().queue(this.queue).interfaceName(member).paused(true).reason(reason).build());
	}

	/**
	 * Gives a member calls again.
	 * @param member its interface
	 * @return the operation
	 */
	public Operation<ManagerResponse> unpause(String member) {
		return Operation.of(this.sender, QueuePauseAction.of(this.queue, member, false));
	}

	/**
	 * How the queue stands: settings, members and waiting callers.
	 * @return the operation; gives nothing if there is no such queue
	 */
	public Operation<Optional<QueueStatusResponse.Queue>> status() {
		return Operation.of(this.sender, QueueStatusAction.builder().queue(this.queue).build(),
				(response) -> Optional.ofNullable(response.getQueue(this.queue)));
	}

}
