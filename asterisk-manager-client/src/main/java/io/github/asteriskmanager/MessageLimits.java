package io.github.asteriskmanager;

/**
 * How much a server may send in one piece before the connection is closed as hostile or
 * broken.
 *
 * @param eventSize bytes of an event
 * @param answerSize bytes of an answer; the output of one CLI command may be large
 * @param lineLength bytes of one header line of an event
 * @param headers number of headers of an event; an answer may have one per 16 bytes of
 * its size
 * @param listItems items of one list answer
 */
public record MessageLimits(int eventSize, int answerSize, int lineLength, int headers, int listItems) {

	/** 64 KiB events of up to 1,000 headers, 8 MiB answers, a million items. */
	public static final MessageLimits DEFAULT = new MessageLimits(64 * 1024, 8 * 1024 * 1024, 32 * 1024, 1000,
			1_000_000);

	/** Beyond this the positions of headers no longer fit their index. */
	private static final int LARGEST = 16 * 1024 * 1024 - 1;

	public MessageLimits {
		Check.between(eventSize, 256, LARGEST, "limits.event-size");
		Check.between(answerSize, eventSize, LARGEST, "limits.answer-size");
		Check.between(lineLength, 128, LARGEST, "limits.line-length");
		Check.between(headers, 8, LARGEST, "limits.headers");
		Check.between(listItems, 1, Integer.MAX_VALUE, "limits.list-items");
	}

}
