package io.github.asteriskmanager.sample.farm;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as the broker stored it.
 *
 * @param id what tells the event from any other
 * @param provider title of its server
 * @param epoch what tells the run of the collector that published it
 * @param event whether it is an event of the server, not a notice about it
 * @param number number that the server gave it, or 0
 * @param storedAt when the broker stored it
 */
record Publication(String id, String provider, String epoch, boolean event, int number, Instant storedAt) {

	static Publication of(ConsumerRecord<byte[], byte[]> stored) {
		String id = header(stored, "ce_id");
		String[] parts = id.split("/");
		return new Publication(id, parts[0], parts[1], !header(stored, "ce_type").contains("notice"),
				NumberedEvents.of(new String(stored.value(), StandardCharsets.UTF_8)),
				Instant.ofEpochMilli(stored.timestamp()));
	}

	private static String header(ConsumerRecord<byte[], byte[]> stored, String name) {
		Header header = stored.headers().lastHeader(name);
		return new String(header.value(), StandardCharsets.UTF_8);
	}

}
