package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.Objects;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.MessageWaitingEvent;
import io.github.asteriskmanager.event.VoicemailUserEntryEvent;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes and how many messages wait there.
 */
final class Mailboxes implements Part {

	private final Table<Fixed<Mailbox>, Mailbox> table = new Table<>();

	Table<Fixed<Mailbox>, Mailbox> table() {
		return this.table;
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(MessageWaitingEvent.class, (event) -> put(event.getMailbox(), event.getNew(), event.getOld()));
		handlers.on(VoicemailUserEntryEvent.class, (item) -> {
			String name = item.getVoiceMailbox() + '@' + item.getVMContext();
			put(name, item.getNewMessageCount(), item.getOldMessageCount());
			this.table.named(name);
		});
	}

	private void put(@Nullable String name, @Nullable Integer fresh, @Nullable Integer old) {
		if (name != null) {
			this.table.put(name, new Fixed<>(
					new Mailbox(name, Objects.requireNonNullElse(fresh, 0), Objects.requireNonNullElse(old, 0))));
		}
	}

	@Override
	public Resync list() {
		return Resync.MAILBOXES;
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
