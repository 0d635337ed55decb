package io.github.asteriskmanager.boot.distribution;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way through a broker: the bytes Asterisk sent, and what is to be known
 * of them without reading them, as attributes of a CloudEvent in binary mode.
 * <p>
 * Immutable as long as nobody writes to {@link #bytes()}; compared by its
 * {@linkplain #id() id} and nothing else.
 *
 * @param provider title of the provider
 * @param epoch what tells one run of a publisher from another; later ones sort behind
 * earlier ones
 * @param sequence number of the frame among those of its provider and epoch, from 1
 * without gaps: what is missing was lost
 * @param notice whether it tells something of the provider itself, and no AMI event
 * @param name name of the event as sent, or of the notice
 * @param key what frames have in common whose order is kept
 * @param receivedAt when the event was read from its socket
 * @param resync whether it was fetched anew and not told
 * @param encoding how the bytes are text
 * @param bytes the event as it came over the wire, without the blank line that ended it;
 * a notice is written alike
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">The
 * specification of CloudEvents</a>
 */
public record EventFrame(String provider, String epoch, long sequence, boolean notice, String name, String key,
		Instant receivedAt, boolean resync, Charset encoding, byte[] bytes) {

	/** Of the attributes and bytes. Another version is for other readers. */
	public static final String SCHEMA_VERSION = "1";

	/** What the media type of the bytes begins with; the encoding follows. */
	public static final String MEDIA_TYPE = "application/vnd.asterisk.ami; charset=";

	/** Begins the type of an AMI event; its name follows. */
	public static final String EVENT_TYPE = "io.github.asteriskmanager.event.";

	/** Begins the type of a notice; its name follows. */
	public static final String NOTICE_TYPE = "io.github.asteriskmanager.notice.";

	static final String SOURCE = "/asterisk/";

	/**
	 * Makes a frame of what a broker delivered.
	 * @param attributes finds an attribute by its name in CloudEvents, such as
	 * {@code type}, and the media type by the name {@code datacontenttype}; gives
	 * {@code null} if there is none
	 * @param key what frames have in common whose order is kept
	 * @param bytes the event
	 * @return the frame
	 * @throws UndecodableFrameException if an attribute is missing or means nothing
	 */
	public static EventFrame of(Function<String, @Nullable String> attributes, String key, byte[] bytes) {
		FrameAttributes read = new FrameAttributes(attributes);
		read.checkVersions();
		String id = read.required("id");
		int epoch = id.lastIndexOf('/', id.lastIndexOf('/') - 1);
		int sequence = id.lastIndexOf('/');
		String type = read.required("type");
		boolean notice = type.startsWith(NOTICE_TYPE);
		if (epoch < 1 || !notice && !type.startsWith(EVENT_TYPE)) {
			throw new UndecodableFrameException("Not published by this library: type '" + type + "'", null);
		}
		try {
			return new EventFrame(id.substring(0, epoch), id.substring(epoch + 1, sequence),
					Long.parseLong(id, sequence + 1, id.length(), 10), notice,
					type.substring((notice) ? NOTICE_TYPE.length() : EVENT_TYPE.length()), key, read.time(),
					Boolean.parseBoolean(read.optional("resync")), read.encoding(), bytes);
		}
		catch (NumberFormatException | DateTimeException ex) {
			throw new UndecodableFrameException("An attribute of the event means nothing: " + ex.getMessage(), ex);
		}
	}

	/**
	 * What tells it from any other, also when a broker delivers it twice.
	 * @return provider, epoch and sequence
	 */
	public String id() {
		return this.provider + "/" + this.epoch + "/" + this.sequence;
	}

	/**
	 * What it is, in the way of CloudEvents.
	 * @return the type
	 */
	public String type() {
		return ((this.notice) ? NOTICE_TYPE : EVENT_TYPE) + this.name;
	}

	/**
	 * Where it came from, in the way of CloudEvents.
	 * @return the path that names its provider
	 */
	public String source() {
		return FrameAttributes.source(this.provider);
	}

	/**
	 * What the bytes are.
	 * @return the media type with the encoding
	 */
	public String contentType() {
		return MEDIA_TYPE + this.encoding.name();
	}

	/**
	 * All attributes that a broker has to carry beside key and bytes.
	 * @return values by their name in CloudEvents
	 */
	public Map<String, String> attributes() {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("specversion", FrameAttributes.SPECIFICATION);
		attributes.put("id", id());
		attributes.put("source", source());
		attributes.put("type", type());
		attributes.put("time", this.receivedAt.toString());
		attributes.put("datacontenttype", contentType());
		attributes.put("schemaversion", SCHEMA_VERSION);
		if (this.resync) {
			attributes.put("resync", "true");
		}
		return attributes;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EventFrame frame && this.sequence == frame.sequence && this.epoch.equals(frame.epoch)
				&& this.provider.equals(frame.provider);
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.sequence) * 31 + this.provider.hashCode();
	}

	/** Name and id; no value of the event. */
	@Override
	public String toString() {
		return "EventFrame[" + this.name + " " + id() + "]";
	}

}
