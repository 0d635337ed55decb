package io.github.asteriskmanager.response;

import java.util.List;
import java.util.Objects;

import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.QueueEntryEvent;
import io.github.asteriskmanager.event.QueueEvent;
import io.github.asteriskmanager.event.QueueMemberEntryEvent;
import io.github.asteriskmanager.event.QueueParamsEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code QueueStatus}: queues with their members and callers.
 */
public final class QueueStatusResponse extends EventListResponse {

	/**
	 * A queue.
	 *
	 * @param params its settings and counts
	 * @param members its members, in the order sent
	 * @param callers the callers that wait, first in line first
	 */
	public record Queue(QueueParamsEvent params, List<QueueMemberEntryEvent> members, List<QueueEntryEvent> callers) {

		/**
		 * Name of the queue.
		 * @return the name
		 */
		public String name() {
			return Objects.requireNonNullElse(this.params.getQueue(), "");
		}

	}

	/**
	 * Creates the view.
	 * @param message the response message
	 * @param events the items
	 * @param completion the event that ended the list
	 */
	public QueueStatusResponse(AmiMessage message, List<ManagerEvent> events, @Nullable ManagerEvent completion) {
		super(message, events, completion);
	}

	/**
	 * The queues.
	 * @return the queues in the order sent
	 */
	public List<Queue> getQueues() {
		return events(QueueParamsEvent.class).stream()
			.map((params) -> new Queue(params, of(params, QueueMemberEntryEvent.class),
					of(params, QueueEntryEvent.class)))
			.toList();
	}

	/**
	 * A queue by name.
	 * @param name the name
	 * @return the queue, or {@code null} if it is not in the answer
	 */
	public @Nullable Queue getQueue(String name) {
		return getQueues().stream().filter((queue) -> queue.name().equals(name)).findFirst().orElse(null);
	}

	private <T extends QueueEvent> List<T> of(QueueParamsEvent queue, Class<T> type) {
		return events(type).stream().filter((item) -> Objects.equals(item.getQueue(), queue.getQueue())).toList();
	}

}
