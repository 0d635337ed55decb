package io.github.asteriskmanager.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.asteriskmanager.event.BridgeEvent;
import org.jspecify.annotations.Nullable;

/**
 * A bridge that is worked on.
 */
final class BridgeEntry implements Table.Entry<Bridge> {

	private static final String HOLDING = "holding_bridge";

	private final String id;

	private @Nullable String type;

	private @Nullable String technology;

	private @Nullable String creator;

	private @Nullable String name;

	private final List<ChannelEntry> members = new ArrayList<>(2);

	BridgeEntry(String id) {
		this.id = id;
	}

	/** Takes over what an event says of the bridge; {@code false} if nothing is new. */
	boolean read(BridgeEvent event, Texts texts) {
		String saidTechnology = event.getBridgeTechnology();
		boolean same = this.type != null && Objects.equals(saidTechnology, this.technology);
		if (!same) {
			this.technology = texts.shared(saidTechnology);
			this.type = texts.shared(event.getBridgeType());
			this.creator = texts.shared(event.getBridgeCreator());
			this.name = texts.shared(event.getBridgeName());
		}
		return !same;
	}

	String id() {
		return this.id;
	}

	List<ChannelEntry> members() {
		return this.members;
	}

	/** Whether its channels hear each other. */
	boolean isConversation() {
		return this.members.size() > 1 && !HOLDING.equals(this.technology);
	}

	/** Whether its channels become one call. */
	boolean joinsCalls() {
		return "basic".equals(this.type) && !HOLDING.equals(this.technology);
	}

	@Override
	public Bridge freeze() {
		return new Bridge(this.id, this.type, this.technology, this.creator, this.name,
				this.members.stream().map(ChannelEntry::uniqueid).toList());
	}

}
