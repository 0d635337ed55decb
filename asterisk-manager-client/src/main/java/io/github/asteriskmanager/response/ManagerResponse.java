package io.github.asteriskmanager.response;

import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageView;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk answered: a typed view of one response message. Immutable and
 * thread-safe.
 */
public class ManagerResponse extends MessageView {

	private final AmiMessage message;

	/**
	 * Creates the view.
	 * @param message the message
	 */
	public ManagerResponse(AmiMessage message) {
		this.message = message;
	}

	@Override
	protected final AmiMessage message() {
		return this.message;
	}

	/**
	 * The {@code Response} header: {@code Success}, {@code Error}, {@code Goodbye} or
	 * {@code Follows}.
	 * @return the value; empty if the answer has none
	 */
	public final String getResponse() {
		String response = header("Response");
		return (response != null) ? response : "";
	}

	/**
	 * Whether the action succeeded.
	 * @return {@code false} for {@code Error} and {@code Failure}
	 */
	public final boolean isSuccess() {
		String response = getResponse();
		return !response.equalsIgnoreCase("Error") && !response.equalsIgnoreCase("Failure");
	}

	/**
	 * Asterisk's remark on the answer.
	 * @return the text without line breaks at its end, or {@code null}
	 */
	public final @Nullable String getMessage() {
		String text = header("Message");
		return (text != null) ? text.stripTrailing() : null;
	}

	/**
	 * Kind of answer and remark; no other value.
	 */
	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + getResponse() + ((getMessage() != null) ? ": " + getMessage() : "")
				+ "]";
	}

}
