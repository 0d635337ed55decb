package io.github.asteriskmanager.event;

import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.protocol.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about the calls it belongs to.
 * <p>
 * Asterisk gives each channel a {@code Uniqueid}, and all channels of a call the
 * {@code Linkedid} of its first; when calls join, those of one change to that of the
 * other. A snapshot of another channel has a prefix in front of both names, and a bridge
 * is named by {@code BridgeUniqueid}.
 */
public final class CallIds {

	/** Among the ids of an event without a {@code Linkedid}. */
	public static final String NO_CALL = "";

	private static final String LINKED = "Linkedid";

	private static final String UNIQUE = "Uniqueid";

	private CallIds() {
	}

	/**
	 * Reads the call an event is about: its {@code Linkedid}, or that of the first
	 * channel if it tells of several and none is its own.
	 * @param event the event
	 * @return the first that is not empty, or {@code null} if there is none
	 */
	public static @Nullable String linkedid(ManagerEvent event) {
		AmiMessage message = event.message();
		String own = message.header(LINKED);
		return (own != null && !own.isEmpty()) ? own : linkedidOfAny(message);
	}

	private static @Nullable String linkedidOfAny(AmiMessage message) {
		for (int i = 1; i < message.size(); i++) {
			if (message.nameEndsWith(i, LINKED)) {
				String id = message.value(i);
				if (!id.isEmpty()) {
					return id;
				}
			}
		}
		return null;
	}

	/**
	 * Reads the ids of channels, calls and bridges.
	 * @param event the event
	 * @return the ids, repeats included; {@link #NO_CALL} comes last if no
	 * {@code Linkedid} is among them
	 */
	public static List<String> of(ManagerEvent event) {
		AmiMessage message = event.message();
		List<String> ids = new ArrayList<>(4);
		boolean linked = false;
		for (int i = 1; i < message.size(); i++) {
			boolean link = message.nameEndsWith(i, LINKED);
			if (link || message.nameEndsWith(i, UNIQUE)) {
				String id = message.value(i);
				if (!id.isEmpty()) {
					ids.add(id);
					linked |= link;
				}
			}
		}
		if (!linked) {
			ids.add(NO_CALL);
		}
		return ids;
	}

}
