package io.github.asteriskmanager.boot.distribution;

import io.github.asteriskmanager.ManagerException;
import org.jspecify.annotations.Nullable;

/**
 * What came from a broker is nothing that was published there by this library, or by a
 * later version of it; trying again does not help. The message quotes no value of an
 * event.
 */
public final class UndecodableFrameException extends ManagerException {

	/**
	 * Creates the exception.
	 * @param description what is wrong
	 * @param cause the cause, or {@code null}
	 */
	public UndecodableFrameException(String description, @Nullable Throwable cause) {
		super(null, description, cause);
	}

}
