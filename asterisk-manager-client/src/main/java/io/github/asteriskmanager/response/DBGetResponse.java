package io.github.asteriskmanager.response;

import java.util.List;

import io.github.asteriskmanager.event.DBGetResponseEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code DBGet}: a value of Asterisk's database. A missing entry is an
 * error.
 */
public final class DBGetResponse extends EventListResponse {

	/**
	 * Creates the view.
	 * @param message the response message
	 * @param events the entry
	 * @param completion the event that ended the list
	 */
	public DBGetResponse(AmiMessage message, List<ManagerEvent> events, @Nullable ManagerEvent completion) {
		super(message, events, completion);
	}

	/**
	 * The value.
	 * @return the value, which may be empty; {@code null} if Asterisk sent none
	 */
	public @Nullable String getValue() {
		return events(DBGetResponseEvent.class).stream().map(DBGetResponseEvent::getVal).findFirst().orElse(null);
	}

}
