package io.github.asteriskmanager.connection;

import io.github.asteriskmanager.DisconnectReason;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection ended.
 *
 * @param reason the class of the end
 * @param message the same in words
 * @param cause what was thrown, or {@code null}
 */
record Ending(DisconnectReason reason, String message, @Nullable Throwable cause) {

	Ending(DisconnectReason reason, String message) {
		this(reason, message, null);
	}

}
