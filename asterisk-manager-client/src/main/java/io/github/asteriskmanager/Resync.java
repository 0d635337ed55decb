package io.github.asteriskmanager;

import io.github.asteriskmanager.action.GenericAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.ConfbridgeListRoomsEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is fetched anew, after an outage or when asked for, so that a state built from
 * events becomes right again. The items arrive as events that say so, before live events
 * go on.
 */
public enum Resync {

	/** The bridges, by {@code BridgeList}. */
	BRIDGES("BridgeList"),

	/** The channels and the bridges they are in, by {@code CoreShowChannels}. */
	CHANNELS("CoreShowChannels"),

	/** Queues, their members and callers, by {@code QueueStatus}. */
	QUEUES("QueueStatus"),

	/** Parked calls, by {@code ParkedCalls}. */
	PARKED_CALLS("ParkedCalls"),

	/**
	 * Conferences, by {@code ConfbridgeListRooms}, and who is in them, by
	 * {@code ConfbridgeList} for each.
	 */
	CONFERENCES("ConfbridgeListRooms") {

		@Override
		public @Nullable GenericAction detail(ManagerEvent item) {
			return (item instanceof ConfbridgeListRoomsEvent room && room.getConference() != null)
					? ManagerAction.of("ConfbridgeList").with("Conference", room.getConference()) : null;
		}

	},

	/** PJSIP endpoints, by {@code PJSIPShowEndpoints}. */
	ENDPOINTS("PJSIPShowEndpoints"),

	/** PJSIP contacts, by {@code PJSIPShowContacts}. */
	CONTACTS("PJSIPShowContacts"),

	/** The states of devices, by {@code DeviceStateList}. */
	DEVICE_STATES("DeviceStateList"),

	/** Extensions with a hint, by {@code ExtensionStateList}. */
	EXTENSION_STATES("ExtensionStateList"),

	/** Mailboxes, by {@code VoicemailUsersList}. */
	MAILBOXES("VoicemailUsersList");

	private final String action;

	Resync(String action) {
		this.action = action;
	}

	/**
	 * The action that fetches it.
	 * @return wire name of the action
	 */
	public String action() {
		return this.action;
	}

	/**
	 * The action that fetches what belongs to an item.
	 * @param item the item
	 * @return the action, or {@code null} if the item tells all there is
	 */
	public @Nullable GenericAction detail(ManagerEvent item) {
		return null;
	}

}
