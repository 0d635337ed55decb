package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.Objects;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.ExtensionState;
import io.github.asteriskmanager.event.ExtensionStatusEvent;

/**
 * The extensions with a hint.
 */
final class Hints implements Part {

	private final Directions directions;

	private final Table<Fixed<ExtensionHint>, ExtensionHint> table = new Table<>();

	Hints(Directions directions) {
		this.directions = directions;
	}

	Table<Fixed<ExtensionHint>, ExtensionHint> table() {
		return this.table;
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

	@Override
	public int forgetUnnamed(Instant at) {
		return this.table.forgetUnnamed(this.table::remove);
	}

	@Override
	public void keepUnnamed() {
		this.table.keepUnnamed();
	}

	@Override
	public boolean publish() {
		return this.table.publish();
	}

}
