package io.github.asteriskmanager.boot.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.asteriskmanager.boot.distribution.EventFrame;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Writes frames as records, their attributes as headers in the way of CloudEvents. Most
 * headers repeat from record to record and are made once. Used by one thread.
 *
 * @see <a href=
 * "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">The
 * Kafka binding of CloudEvents</a>
 */
final class RecordWriter {

	/** Whoever controls a server controls the names of its events. */
	private static final int MOST_KEPT = 1000;

	private static final Header RESYNC = header("ce_resync", "true");

	private final String topic;

	private final List<Header> always = List.of(header("ce_specversion", "1.0"),
			header("ce_schemaversion", EventFrame.SCHEMA_VERSION));

	private final Map<String, Header> sources = new ConcurrentHashMap<>();

	private final Map<String, Header> eventTypes = new ConcurrentHashMap<>();

	private final Map<String, Header> contentTypes = new ConcurrentHashMap<>();

	private Instant lastTime = Instant.EPOCH;

	private Header lastTimeHeader = header("ce_time", this.lastTime.toString());

	RecordWriter(String topic) {
		this.topic = topic;
	}

	ProducerRecord<byte[], byte[]> record(EventFrame frame) {
		List<Header> headers = new ArrayList<>(8);
		headers.addAll(this.always);
		headers.add(header("ce_id", frame.id()));
		headers.add(kept(this.sources, frame.provider(), (provider) -> header("ce_source", frame.source())));
		headers.add((frame.notice()) ? header("ce_type", frame.type())
				: kept(this.eventTypes, frame.name(), (name) -> header("ce_type", frame.type())));
		headers.add(time(frame.receivedAt()));
		headers.add(kept(this.contentTypes, frame.encoding().name(),
				(name) -> header("content-type", frame.contentType())));
		if (frame.resync()) {
			headers.add(RESYNC);
		}
		return new ProducerRecord<>(this.topic, null, Math.max(0, frame.receivedAt().toEpochMilli()),
				frame.key().getBytes(StandardCharsets.UTF_8), frame.bytes(), headers);
	}

	/** Events that were read together have the same time. */
	private Header time(Instant time) {
		if (!time.equals(this.lastTime)) {
			this.lastTime = time;
			this.lastTimeHeader = header("ce_time", time.toString());
		}
		return this.lastTimeHeader;
	}

	private static Header kept(Map<String, Header> kept, String name, Function<String, Header> make) {
		Header header = kept.get(name);
		if (header == null) {
			header = make.apply(name);
			if (kept.size() < MOST_KEPT) {
				kept.put(name, header);
			}
		}
		return header;
	}

	private static Header header(String name, String value) {
		return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
	}

}
