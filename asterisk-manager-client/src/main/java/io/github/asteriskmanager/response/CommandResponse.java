package io.github.asteriskmanager.response;

import java.util.List;

import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * The answer to {@code Command}: what the command line interface printed.
 */
public final class CommandResponse extends ManagerResponse {

	/**
	 * Creates the view.
	 * @param message the response message
	 */
	public CommandResponse(AmiMessage message) {
		super(message);
	}

	/**
	 * The lines printed, blanks and empty lines kept. Asterisk up to 13 sends them as raw
	 * text, later ones in {@code Output} headers.
	 * @return the lines; empty if nothing was printed
	 */
	public List<String> getOutput() {
		String body = message().body();
		List<String> lines = (body != null) ? body.lines().toList() : headers("Output");
		return (lines.size() == 1 && lines.get(0).isEmpty()) ? List.of() : lines;
	}

}
