package io.github.asteriskmanager.boot.distribution;

import java.nio.charset.StandardCharsets;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Makes frames of what providers deliver. Thread-safe.
 */
final class FrameEncoder {

	private final String epoch;

	private final FrameKey key;

	FrameEncoder(String epoch, FrameKey key) {
		this.epoch = epoch;
		this.key = key;
	}

	EventFrame encode(OutboxEntry entry) {
		String provider = entry.provider();
		String frameKey = this.key.of(provider, entry.payload());
		if (entry.payload() instanceof ManagerEvent event) {
			return new EventFrame(provider, this.epoch, entry.sequence(), false, event.getName(), frameKey,
					event.getReceivedAt(), event.isResync(), event.encoding(), event.toBytes());
		}
		NoticeText text = NoticeText.of(entry.payload());
		return new EventFrame(provider, this.epoch, entry.sequence(), true, NoticeText.name(entry.payload()), frameKey,
				text.at(), false, StandardCharsets.UTF_8, text.toBytes());
	}

}
