package io.github.asteriskmanager.sample.wallboard;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page. Whoever reads too slowly misses changes, and gets the whole board when
 * there is room again; nobody waits for him.
 */
final class Viewer {

	private final SseEmitter emitter;

	private final AtomicBoolean sending = new AtomicBoolean();

	/** Used by the thread that offers only. */
	private boolean behind = true;

	/**
	 * Something to send.
	 *
	 * @param name name of the server-sent event
	 * @param json its data
	 */
	record Message(String name, String json) {
	}

	Viewer(SseEmitter emitter) {
		this.emitter = emitter;
	}

	/** Whether it can take something now. */
	boolean isReady() {
		return !this.sending.get();
	}

	/** Whether it needs the whole board. */
	boolean isBehind() {
		return this.behind;
	}

	/** Something was not offered to it. */
	void missed() {
		this.behind = true;
	}

	/** To be called if {@linkplain #isReady() ready}. */
	void begin() {
		this.behind = false;
		this.sending.set(true);
	}

	void close() {
		this.emitter.complete();
	}

	/** Sends; on a thread that may wait. */
	void send(List<Message> messages) {
		try {
			for (Message message : messages) {
				this.emitter.send(SseEmitter.event().name(message.name()).data(message.json()));
			}
			this.sending.set(false);
		}
		catch (IOException | IllegalStateException ex) {
			this.emitter.completeWithError(ex);
		}
	}

}
