package io.github.asteriskmanager.test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What an {@link AmiServer} is to answer to certain requests. A script takes effect with
 * one of the methods here; where several fit a request, the latest answers it. Lasts
 * until {@link AmiServer#reset()}.
 */
public final class AmiScript {

	private final AmiServer server;

	private final Actions actions;

	private final RequestPattern pattern;

	AmiScript(AmiServer server, Actions actions, RequestPattern pattern) {
		this.server = server;
		this.actions = actions;
		this.pattern = pattern;
	}

	/**
	 * Answers with these replies in turn, and again with the last one.
	 * @param first the first reply
	 * @param more the replies to the requests after the first
	 * @return the server, for the next script
	 */
	public AmiServer reply(AmiReply first, AmiReply... more) {
		List<AmiReply> rest = List.of(more);
		AtomicInteger turn = new AtomicInteger();
		return reply((request) -> {
			int index = turn.getAndUpdate((count) -> Math.min(count + 1, rest.size()));
			return (index == 0) ? first : rest.get(index - 1);
		});
	}

	/**
	 * Answers with what a function makes of the request. The function runs on the thread
	 * of the session: while it waits, the session reads no other request.
	 * @param replies the function
	 * @return the server, for the next script
	 */
	public AmiServer reply(Function<AmiRequest, AmiReply> replies) {
		this.actions.script(this.pattern, replies);
		return this.server;
	}

}
