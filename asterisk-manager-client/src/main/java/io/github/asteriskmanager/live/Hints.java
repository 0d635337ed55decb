package io.github.asteriskmanager.live;

import java.util.Objects;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.ExtensionState;
import io.github.asteriskmanager.event.ExtensionStatusEvent;

/**
 * The extensions with a hint.
 */
final class Hints extends TablePart<Fixed<ExtensionHint>, ExtensionHint> {

	private final Directions directions;

	Hints(Directions directions) {
		this.directions = directions;
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(ExtensionStatusEvent.class, this::told);
	}

	private void told(ExtensionStatusEvent event) {
		String exten = event.getExten();
		String context = event.getContext();
		if (exten == null || context == null) {
			return;
		}
		String key = exten + '@' + context;
		ExtensionState state = Objects.requireNonNullElse(event.getStatus(), ExtensionState.UNKNOWN);
		if (state == ExtensionState.REMOVED || state == ExtensionState.DEACTIVATED) {
			this.table.remove(key);
			return;
		}
		String hint = Objects.requireNonNullElse(event.getHint(), "");
		this.directions.hint(hint);
		this.table.put(key, new Fixed<>(new ExtensionHint(exten, context, hint, state)));
		if (event.isResync()) {
			this.table.named(key);
		}
	}

	@Override
	public Resync list() {
		return Resync.EXTENSION_STATES;
	}

}
