package io.github.asteriskmanager.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.asteriskmanager.test.RecordedFrame;
import io.github.asteriskmanager.test.RecordedStream;

/**
 * The events that a real Asterisk 22 sent to a listener in a call centre, ready to be
 * written again. Immutable.
 */
public final class RecordedMix {

	private final List<byte[]> events;

	private RecordedMix(List<byte[]> events) {
		this.events = List.copyOf(events);
	}

	/**
	 * Reads the recording. Items of lists are left out, and {@code FullyBooted}, which
	 * ends a flood.
	 * @return the mix
	 */
	public static RecordedMix load() {
		try (InputStream in = Objects
			.requireNonNull(RecordedMix.class.getResourceAsStream("/ast22-callcenter.ami.gz"))) {
			return new RecordedMix(RecordedStream.read(in)
				.events()
				.stream()
				.filter((event) -> event.header("Privilege") != null && !event.name().equals("FullyBooted"))
				.map(RecordedFrame::bytes)
				.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The events, each with the blank line at its end.
	 * @return the events in the order of the recording
	 */
	public List<byte[]> events() {
		return this.events;
	}

	/**
	 * The events in portions for a socket; none is cut.
	 * @param size bytes of a portion, about
	 * @return the portions
	 */
	public List<Portion> portions(int size) {
		List<Portion> portions = new ArrayList<>();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int count = 0;
		for (byte[] event : this.events) {
			bytes.writeBytes(event);
			count++;
			if (bytes.size() >= size) {
				portions.add(new Portion(bytes.toByteArray(), count));
				bytes.reset();
				count = 0;
			}
		}
		portions.add(new Portion(bytes.toByteArray(), count));
		return portions;
	}

	/**
	 * Some events in a row.
	 *
	 * @param bytes what to write
	 * @param count number of events
	 */
	public record Portion(byte[] bytes, int count) {
	}

}
