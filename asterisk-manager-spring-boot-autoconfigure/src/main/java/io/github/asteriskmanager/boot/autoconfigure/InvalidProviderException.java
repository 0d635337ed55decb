package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.InvalidOptionException;
import org.jspecify.annotations.Nullable;

/**
 * A provider's properties cannot be used.
 */
final class InvalidProviderException extends RuntimeException {

	private static final String PROVIDERS = AsteriskManagerProperties.PREFIX + ".providers";

	private static final String DEFAULTS = AsteriskManagerProperties.PREFIX + ".defaults.";

	/** Of a provider that is not configured: it has the defaults only. */
	static final int NOT_CONFIGURED = -1;

	private final int index;

	private final String title;

	private final String option;

	private final String reason;

	InvalidProviderException(int index, String title, String option, String reason, @Nullable Throwable cause) {
		super("Provider '" + title + "' cannot be used: " + property(index, option) + " " + reason, cause);
		this.index = index;
		this.title = title;
		this.option = option;
		this.reason = reason;
	}

	InvalidProviderException(int index, String title, InvalidOptionException cause) {
		this(index, title, cause.getOption(), cause.getReason(), cause);
	}

	static String property(int index, String option) {
		return (index < 0) ? DEFAULTS + option : PROVIDERS + "[" + index + "]." + option;
	}

	/** The property of the provider itself. */
	String property() {
		return property(this.index, this.option);
	}

	/** The property it inherits unless it has its own. */
	String inheritedProperty() {
		return DEFAULTS + this.option;
	}

	String title() {
		return this.title;
	}

	String option() {
		return this.option;
	}

	/** What is wrong, as the rest of a sentence that begins with the property. */
	String reason() {
		return this.reason;
	}

}
