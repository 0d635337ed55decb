package io.github.asteriskmanager.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link AmiServer} answers to an action. Immutable: each method returns another
 * reply, and one reply may answer any number of requests. The ActionID of the request is
 * added where Asterisk puts it, unless the headers hold one.
 */
public final class AmiReply {

	private static final AmiHeader ACTION_ID = new AmiHeader("ActionID", "");

	private static final Supplier<CompletionStage<?>> AT_ONCE = () -> CompletableFuture.completedFuture(null);

	private List<Part> parts = List.of();

	private List<Part> broadcasts = List.of();

	private @Nullable String completeEvent;

	private boolean withActionId = true;

	private boolean closing;

	private Supplier<CompletionStage<?>> gate = AT_ONCE;

	private AmiReply() {
	}

	/**
	 * {@code Response: Success}.
	 * @param headers names and values in turn
	 * @return the reply
	 */
	public static AmiReply success(String... headers) {
		return response("Success", headers);
	}

	/**
	 * {@code Response: Success} with a message.
	 * @param message value of {@code Message}
	 * @return the reply
	 */
	public static AmiReply success(String message) {
		return success("Message", message);
	}

	/**
	 * {@code Response: Error}.
	 * @param message why, the value of {@code Message}
	 * @return the reply
	 */
	public static AmiReply error(String message) {
		return response("Error", "Message", message);
	}

	/**
	 * Any response.
	 * @param response value of the header {@code Response}
	 * @param headers names and values in turn
	 * @return the reply
	 */
	public static AmiReply response(String response, String... headers) {
		return of(Part.of("Response", response, headers));
	}

	/**
	 * A list as Asterisk sends it since version 12: a response that announces it, its
	 * items, and an event that completes and counts them.
	 * @param completeEvent name of the completing event, such as
	 * {@code QueueSummaryComplete}
	 * @return the reply, a list without items yet
	 * @see #item
	 */
	public static AmiReply list(String completeEvent) {
		return success("EventList", "start", "Message", "List will follow").completedBy(completeEvent);
	}

	/**
	 * A list as Asterisk sent it up to version 11: its response does not announce it, and
	 * nothing counts its items.
	 * @param completeEvent name of the completing event
	 * @return the reply, a list without items yet
	 * @see #item
	 */
	public static AmiReply legacyList(String completeEvent) {
		return success("Message", "List will follow").completedBy(completeEvent);
	}

	/**
	 * Output of a CLI command as Asterisk sends it since version 14: one header
	 * {@code Output} for each line.
	 * @param output the lines
	 * @return the reply
	 */
	public static AmiReply command(String... output) {
		List<AmiHeader> headers = new ArrayList<>();
		headers.add(new AmiHeader("Response", "Success"));
		headers.add(ACTION_ID);
		headers.add(new AmiHeader("Message", "Command output follows"));
		for (String line : output) {
			headers.add(new AmiHeader("Output", line));
		}
		return of(new Part(headers));
	}

	/**
	 * Output of a CLI command as Asterisk sent it up to version 13:
	 * {@code Response: Follows}, the text, and {@code --END COMMAND--}.
	 * @param output the text, its lines ended by line feeds; as in Asterisk, the end mark
	 * is glued to a last line without one
	 * @return the reply
	 */
	public static AmiReply legacyCommand(String output) {
		List<AmiHeader> headers = List.of(new AmiHeader("Response", "Follows"), new AmiHeader("Privilege", "Command"),
				ACTION_ID);
		return of(new Part(headers, output + "--END COMMAND--\r\n\r\n"));
	}

	/**
	 * Exactly this text in UTF-8: nothing is added, neither an ActionID nor an empty
	 * line.
	 * @param text what to send
	 * @return the reply
	 */
	public static AmiReply raw(String text) {
		return of(new Part(List.of(), text));
	}

	/**
	 * No answer at all.
	 * @return the reply
	 */
	public static AmiReply none() {
		return new AmiReply();
	}

	/**
	 * An answer as it was recorded, but for its ActionID.
	 */
	static AmiReply recorded(List<RecordedFrame> frames) {
		return none().with((reply) -> reply.parts = frames.stream().map(Part::recorded).toList());
	}

	/**
	 * Adds an item to a list. It carries the ActionID, and the completing event counts
	 * it.
	 * @param event name of the event
	 * @param headers names and values in turn
	 * @return the longer list
	 */
	public AmiReply item(String event, String... headers) {
		return with((reply) -> reply.parts = append(this.parts, Part.of("Event", event, headers)));
	}

	/**
	 * Adds items to a list.
	 * @param events the items
	 * @return the longer list
	 */
	public AmiReply items(AmiEvent... events) {
		AmiReply longer = this;
		for (AmiEvent event : events) {
			longer = longer.item(event.name(), event.namesAndValues());
		}
		return longer;
	}

	/**
	 * Takes away the event that completes a list.
	 * @return the list that never ends
	 */
	public AmiReply incomplete() {
		return completedBy(null);
	}

	/**
	 * Adds an event for every session that wants it, sent after the answer and with the
	 * ActionID of the request, such as {@code OriginateResponse}.
	 * @param event name of the event
	 * @param headers names and values in turn; with a {@code Privilege} among them only
	 * sessions hear it whose mask allows that
	 * @return the reply with the event
	 */
	public AmiReply event(String event, String... headers) {
		return with((reply) -> reply.broadcasts = append(this.broadcasts, Part.of("Event", event, headers)));
	}

	/**
	 * Adds an event as {@link #event(String, String...)} does.
	 * @param event the event
	 * @return the reply with the event
	 */
	public AmiReply event(AmiEvent event) {
		return event(event.name(), event.namesAndValues());
	}

	/**
	 * Leaves out the ActionID.
	 * @return the reply without it
	 */
	public AmiReply withoutActionId() {
		return with((reply) -> reply.withActionId = false);
	}

	/**
	 * Closes the connection after the answer.
	 * @return the reply that closes
	 */
	public AmiReply close() {
		return with((reply) -> reply.closing = true);
	}

	/**
	 * Answers late; the session goes on with other requests meanwhile.
	 * @param delay how long after the request
	 * @return the late reply
	 */
	public AmiReply after(Duration delay) {
		return with((reply) -> reply.gate = () -> CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS)));
	}

	/**
	 * Answers when the test says so; the session goes on with other requests meanwhile.
	 * @param gate lets the answer pass when it completes
	 * @return the held reply
	 */
	public AmiReply when(CompletionStage<?> gate) {
		return with((reply) -> reply.gate = () -> gate);
	}

	boolean isSuccess() {
		return this.parts.stream().anyMatch((part) -> part.text(null).startsWith("Response: Success\r\n"));
	}

	boolean isClosing() {
		return this.closing;
	}

	CompletionStage<?> openGate() {
		return this.gate.get();
	}

	/**
	 * The messages of the answer, ready for the wire.
	 */
	List<byte[]> render(AmiRequest request) {
		String id = this.withActionId ? request.actionId() : null;
		List<Part> all = (this.completeEvent != null) ? append(this.parts, completion(this.completeEvent)) : this.parts;
		return all.stream().map((part) -> part.encode(id)).toList();
	}

	/**
	 * The events for everyone, ready for the wire.
	 */
	List<Message> broadcasts(AmiRequest request) {
		String id = this.withActionId ? request.actionId() : null;
		return this.broadcasts.stream().map((part) -> Message.raw(part.encode(id))).toList();
	}

	private Part completion(String event) {
		Headers head = new Headers(this.parts.get(0).headers());
		if (head.first("EventList") == null) {
			return Part.of("Event", event);
		}
		return Part.of("Event", event, "EventList", "Complete", "ListItems", String.valueOf(this.parts.size() - 1));
	}

	private AmiReply completedBy(@Nullable String event) {
		return with((reply) -> reply.completeEvent = event);
	}

	private AmiReply with(Consumer<AmiReply> change) {
		AmiReply reply = new AmiReply();
		reply.parts = this.parts;
		reply.broadcasts = this.broadcasts;
		reply.completeEvent = this.completeEvent;
		reply.withActionId = this.withActionId;
		reply.closing = this.closing;
		reply.gate = this.gate;
		change.accept(reply);
		return reply;
	}

	private static AmiReply of(Part part) {
		AmiReply reply = new AmiReply();
		reply.parts = List.of(part);
		return reply;
	}

	private static List<Part> append(List<Part> parts, Part part) {
		List<Part> all = new ArrayList<>(parts);
		all.add(part);
		return List.copyOf(all);
	}

	/**
	 * One message: headers, one of them perhaps the place of the ActionID, and the rest.
	 */
	private record Part(List<AmiHeader> headers, String rest) {

		Part {
			headers = List.copyOf(headers);
		}

		Part(List<AmiHeader> headers) {
			this(headers, "\r\n");
		}

		static Part of(String kind, String value, String... headers) {
			List<AmiHeader> all = new ArrayList<>();
			all.add(new AmiHeader(kind, value));
			all.addAll(Headers.of(headers).all());
			if (new Headers(all).first("ActionID") == null) {
				boolean privileged = all.size() > 1 && all.get(1).name().equalsIgnoreCase("Privilege");
				all.add(privileged ? 2 : 1, ACTION_ID);
			}
			return new Part(all);
		}

		static Part recorded(RecordedFrame frame) {
			List<AmiHeader> before = new ArrayList<>();
			for (AmiHeader header : frame.headers()) {
				if (header.name().equalsIgnoreCase("ActionID")) {
					before.add(ACTION_ID);
					break;
				}
				before.add(header);
			}
			String text = frame.text();
			return new Part(before, text.substring(text.indexOf("\r\n", text.indexOf("ActionID:")) + 2));
		}

		byte[] encode(@Nullable String actionId) {
			return text(actionId).getBytes(StandardCharsets.UTF_8);
		}

		String text(@Nullable String actionId) {
			StringBuilder text = new StringBuilder();
			for (AmiHeader header : this.headers) {
				if (header != ACTION_ID) {
					text.append(header).append("\r\n");
				}
				else if (actionId != null) {
					text.append("ActionID: ").append(actionId).append("\r\n");
				}
			}
			return text.append(this.rest).toString();
		}

	}

}
