package io.github.asteriskmanager.live;

import java.util.Objects;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.MessageWaitingEvent;
import io.github.asteriskmanager.event.VoicemailUserEntryEvent;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes and how many messages wait there.
 */
final class Mailboxes extends TablePart<Fixed<Mailbox>, Mailbox> {

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

}
