package io.github.asteriskmanager.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.ChannelEvent;
import io.github.asteriskmanager.event.ConfbridgeEndEvent;
import io.github.asteriskmanager.event.ConfbridgeEvent;
import io.github.asteriskmanager.event.ConfbridgeJoinEvent;
import io.github.asteriskmanager.event.ConfbridgeLeaveEvent;
import io.github.asteriskmanager.event.ConfbridgeListEvent;
import io.github.asteriskmanager.event.ConfbridgeListRoomsEvent;
import io.github.asteriskmanager.event.ConfbridgeMuteEvent;
import io.github.asteriskmanager.event.ConfbridgeRecordEvent;
import io.github.asteriskmanager.event.ConfbridgeStartEvent;
import io.github.asteriskmanager.event.ConfbridgeStopRecordEvent;
import io.github.asteriskmanager.event.ConfbridgeUnmuteEvent;
import org.jspecify.annotations.Nullable;

/**
 * The conferences and who is in them.
 */
final class Conferences extends TablePart<ConferenceEntry, Conference> {

	/** Participants that a list that is being fetched has named. */
	private final Set<String> named = new HashSet<>();

	Conferences(Channels channels) {
		channels.whenGone((channel, at) -> {
			for (ConferenceEntry conference : this.table.all()) {
				if (conference.participants().remove(channel.uniqueid()) != null) {
					this.table.changed(conference.name());
				}
			}
		});
	}

	@Override
	public void register(Handlers handlers) {
		handlers.on(ConfbridgeStartEvent.class, this::conference);
		handlers.on(ConfbridgeEndEvent.class, (event) -> this.table.remove(name(event)));
		handlers.on(ConfbridgeJoinEvent.class,
				(event) -> joined(event, event, event.getAdmin(), event.getMuted(), event.getReceivedAt()));
		handlers.on(ConfbridgeLeaveEvent.class, (event) -> {
			ConferenceEntry conference = this.table.get(name(event));
			if (conference != null && event.getUniqueid() != null) {
				conference.participants().remove(event.getUniqueid());
				this.table.changed(conference.name());
			}
		});
		handlers.on(ConfbridgeMuteEvent.class, (event) -> muted(event, event, true));
		handlers.on(ConfbridgeUnmuteEvent.class, (event) -> muted(event, event, false));
		handlers.on(ConfbridgeRecordEvent.class, (event) -> change(event, (one) -> one.recording(true)));
		handlers.on(ConfbridgeStopRecordEvent.class, (event) -> change(event, (one) -> one.recording(false)));
		handlers.on(ConfbridgeListRoomsEvent.class, (item) -> {
			ConferenceEntry conference = conference(item);
			conference.locked(Boolean.TRUE.equals(item.getLocked()));
			this.table.changed(conference.name());
			this.table.named(conference.name());
		});
		handlers.on(ConfbridgeListEvent.class, this::listed);
	}

	private static String name(ConfbridgeEvent event) {
		return Objects.requireNonNullElse(event.getConference(), "");
	}

	private ConferenceEntry conference(ConfbridgeEvent event) {
		String name = name(event);
		ConferenceEntry conference = this.table.get(name);
		if (conference == null) {
			conference = new ConferenceEntry(name);
			this.table.put(name, conference);
		}
		return conference;
	}

	private void change(ConfbridgeEvent event, Consumer<ConferenceEntry> change) {
		ConferenceEntry conference = this.table.get(name(event));
		if (conference != null) {
			change.accept(conference);
			this.table.changed(conference.name());
		}
	}

	private void joined(ConfbridgeEvent event, ChannelEvent who, @Nullable Boolean admin, @Nullable Boolean muted,
			Instant at) {
		String uniqueid = who.getUniqueid();
		if (uniqueid != null) {
			ConferenceEntry conference = conference(event);
			Participant before = conference.participants().get(uniqueid);
			conference.participants()
				.put(uniqueid,
						new Participant(uniqueid, Objects.requireNonNullElse(who.getChannel(), ""),
								who.getCallerIDNum(), who.getCallerIDName(), Boolean.TRUE.equals(admin),
								Boolean.TRUE.equals(muted), (before != null) ? before.joinedAt() : at));
			this.table.changed(conference.name());
		}
	}

	private void muted(ConfbridgeEvent event, ChannelEvent who, boolean muted) {
		ConferenceEntry conference = this.table.get(name(event));
		Participant before = (conference != null) ? conference.participants().get(who.getUniqueid()) : null;
		if (before != null) {
			joined(event, who, before.admin(), muted, before.joinedAt());
		}
	}

	private void listed(ConfbridgeListEvent item) {
		Duration age = Objects.requireNonNullElse(item.getAnsweredTime(), Duration.ZERO);
		joined(item, item, item.getAdmin(), item.getMuted(), item.getReceivedAt().minus(age));
		if (item.getUniqueid() != null) {
			this.named.add(item.getUniqueid());
		}
	}

	@Override
	public Resync list() {
		return Resync.CONFERENCES;
	}

	@Override
	public int forgetUnnamed(Instant at) {
		int forgotten = 0;
		for (ConferenceEntry conference : this.table.all()) {
			List<String> unnamed = new ArrayList<>(conference.participants().keySet());
			unnamed.removeAll(this.named);
			unnamed.forEach(conference.participants()::remove);
			this.table.changed(conference.name());
			forgotten += unnamed.size();
		}
		this.named.clear();
		return forgotten + super.forgetUnnamed(at);
	}

	@Override
	public void keepUnnamed() {
		this.named.clear();
		super.keepUnnamed();
	}

}
