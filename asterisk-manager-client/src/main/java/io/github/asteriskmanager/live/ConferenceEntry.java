package io.github.asteriskmanager.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A conference that is worked on.
 */
final class ConferenceEntry implements Table.Entry<Conference> {

	private final String name;

	private final Map<String, Participant> participants = new LinkedHashMap<>();

	private boolean locked;

	private boolean recording;

	ConferenceEntry(String name) {
		this.name = name;
	}

	@Override
	public Conference freeze() {
		return new Conference(this.name, this.locked, this.recording, List.copyOf(this.participants.values()));
	}

	String name() {
		return this.name;
	}

	Map<String, Participant> participants() {
		return this.participants;
	}

	void locked(boolean locked) {
		this.locked = locked;
	}

	void recording(boolean recording) {
		this.recording = recording;
	}

}
