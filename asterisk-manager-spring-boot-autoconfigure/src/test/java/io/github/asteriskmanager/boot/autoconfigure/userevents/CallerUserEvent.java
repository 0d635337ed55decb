package io.github.asteriskmanager.boot.autoconfigure.userevents;

import io.github.asteriskmanager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * What several user events have in common; none itself.
 */
public abstract class CallerUserEvent extends UserEvent {

	private @Nullable String caller;

	public @Nullable String getCaller() {
		return this.caller;
	}

	public void setCaller(@Nullable String caller) {
		this.caller = caller;
	}

}
