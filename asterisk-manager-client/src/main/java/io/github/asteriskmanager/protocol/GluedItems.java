package io.github.asteriskmanager.protocol;

import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * Takes apart the items of the list answers that are known to lack the blank line between
 * two items. In anything else a second {@code Event} header is data: whoever controls a
 * dialplan could write one and forge an event.
 */
final class GluedItems {

	private static final NameTable<Set<String>> FOLLOWERS = NameTable
		.of(Map.of("DeviceEntry", Set.of("DeviceEntry", "DevicelistComplete"), "LineEntry",
				Set.of("LineEntry", "LinelistComplete"), "PeerEntry", Set.of("PeerEntry", "PeerlistComplete"),
				"CoreShowChannelMap", Set.of("CoreShowChannelMap", "CoreShowChannelMapComplete")));

	private GluedItems() {
	}

	/**
	 * Takes a message apart.
	 * @param message any message
	 * @param items gets the parts
	 * @return {@code false} if the message is one, which is not added
	 */
	static boolean split(AmiMessage message, Deque<AmiMessage> items) {
		if (message.kind() != AmiMessage.Kind.EVENT) {
			return false;
		}
		Set<String> followers = message.lookUp(0, FOLLOWERS);
		if (followers == null) {
			return false;
		}
		int from = 0;
		for (int next = follower(message, 1, followers); next >= 0; next = follower(message, next + 1, followers)) {
			items.add(message.part(from, next));
			from = next;
		}
		if (from > 0) {
			items.add(message.part(from, message.size()));
		}
		return from > 0;
	}

	private static int follower(AmiMessage message, int from, Set<String> followers) {
		int i = message.find("Event", from);
		while (i >= 0 && !followers.contains(message.value(i))) {
			i = message.find("Event", i + 1);
		}
		return i;
	}

}
