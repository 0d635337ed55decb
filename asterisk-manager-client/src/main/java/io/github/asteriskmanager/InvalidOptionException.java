package io.github.asteriskmanager;

/**
 * An option of {@link ManagerOptions} has a value it cannot have.
 */
public final class InvalidOptionException extends IllegalArgumentException {

	private final String option;

	private final String reason;

	/**
	 * Creates the exception.
	 * @param option name of the option as it is configured, such as {@code ping.interval}
	 * @param reason what is wrong with its value, as the rest of a sentence
	 */
	public InvalidOptionException(String option, String reason) {
		super("'" + option + "' " + reason);
		this.option = option;
		this.reason = reason;
	}

	/**
	 * Name of the option as it is configured.
	 * @return the name
	 */
	public String getOption() {
		return this.option;
	}

	/**
	 * What is wrong with its value, as the rest of a sentence that begins with the
	 * option. It holds no secret.
	 * @return the reason
	 */
	public String getReason() {
		return this.reason;
	}

}
