package io.github.asteriskmanager.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ActionSender;
import io.github.asteriskmanager.action.GenericAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.BridgeListItemEvent;
import io.github.asteriskmanager.event.ChannelSnapshot;
import io.github.asteriskmanager.event.ConfbridgeListEvent;
import io.github.asteriskmanager.event.ConfbridgeListRoomsEvent;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ParkedCallEvent;
import io.github.asteriskmanager.event.QueueEntryEvent;
import io.github.asteriskmanager.event.QueueMemberEntryEvent;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk lists, and what a live state has that Asterisk does not, or the other way
 * round.
 */
public final class AsteriskLists {

	private final ActionSender asterisk;

	private final Set<String> listed = new TreeSet<>();

	private AsteriskLists(ActionSender asterisk) {
		this.asterisk = asterisk;
	}

	/**
	 * Asks Asterisk, and compares.
	 * @return what differs; empty if nothing does
	 */
	public static List<String> differences(ActionSender asterisk, LiveState state) {
		AsteriskLists lists = new AsteriskLists(asterisk);
		lists.ask();
		Set<String> live = facts(state.snapshot());
		List<String> differences = new ArrayList<>();
		lists.listed.stream()
			.filter((fact) -> !live.contains(fact))
			.forEach((fact) -> differences.add("lacks " + fact));
		live.stream().filter((fact) -> !lists.listed.contains(fact)).forEach((fact) -> differences.add("has " + fact));
		return differences;
	}

	private void ask() {
		for (ManagerEvent item : list("CoreShowChannels")) {
			CoreShowChannelEvent channel = (CoreShowChannelEvent) item;
			this.listed.add(fact("channel", channel.getUniqueid(), channel.getChannel(), channel.getChannelState(),
					channel.getLinkedid(), Objects.requireNonNullElse(channel.getBridgeID(), "")));
		}
		for (ManagerEvent item : list("BridgeList")) {
			BridgeListItemEvent bridge = (BridgeListItemEvent) item;
			this.listed.add(fact("bridge", bridge.getBridgeUniqueid(), bridge.getBridgeType(),
					isHolding(bridge.getBridgeTechnology()), bridge.getBridgeName()));
		}
		for (ManagerEvent item : list("QueueStatus")) {
			if (item instanceof QueueEntryEvent caller) {
				this.listed.add(fact("caller", caller.getQueue(), caller.getPosition(), caller.getUniqueid()));
			}
			else if (item instanceof QueueMemberEntryEvent member) {
				this.listed.add(fact("member", member.getQueue(), member.getInterface(), member.getStatus(),
						member.getPaused()));
			}
		}
		for (ManagerEvent item : list("ParkedCalls")) {
			ParkedCallEvent parked = (ParkedCallEvent) item;
			ChannelSnapshot parkee = Objects.requireNonNull(parked.getParkeeChannelSnapshot());
			this.listed.add(fact("parked", parkee.uniqueid(), parked.getParkinglot(), parked.getParkingSpace()));
		}
		for (ManagerEvent item : list("ConfbridgeListRooms")) {
			String name = Objects.requireNonNull(((ConfbridgeListRoomsEvent) item).getConference());
			this.listed.add(fact("conference", name));
			for (ManagerEvent participant : list("ConfbridgeList", "Conference", name)) {
				this.listed.add(fact("participant", name, ((ConfbridgeListEvent) participant).getUniqueid()));
			}
		}
	}

	/** Some lists are errors when they are empty. */
	private List<ManagerEvent> list(String name, String... parameter) {
		GenericAction action = ManagerAction.of(name);
		List<ManagerEvent> items = new ArrayList<>();
		try {
			this.asterisk.stream((parameter.length > 0) ? action.with(parameter[0], parameter[1]) : action, items::add);
		}
		catch (ActionFailedException ex) {
			return List.of();
		}
		return items;
	}

	private static Set<String> facts(LiveSnapshot state) {
		Set<String> facts = new TreeSet<>();
		state.channels()
			.forEach((channel) -> facts.add(fact("channel", channel.uniqueid(), channel.name(), channel.state(),
					channel.linkedid(), Objects.requireNonNullElse(channel.bridge(), ""))));
		state.bridges()
			.forEach((bridge) -> facts
				.add(fact("bridge", bridge.id(), bridge.type(), isHolding(bridge.technology()), bridge.name())));
		for (CallQueue queue : state.queues()) {
			queue.callers()
				.forEach((caller) -> facts.add(fact("caller", queue.name(), caller.position(), caller.uniqueid())));
			queue.members()
				.forEach((member) -> facts
					.add(fact("member", queue.name(), member.member(), member.status(), member.paused())));
		}
		state.parkedCalls()
			.forEach((parked) -> facts.add(fact("parked", parked.uniqueid(), parked.lot(), parked.space())));
		for (Conference conference : state.conferences()) {
			facts.add(fact("conference", conference.name()));
			conference.participants()
				.forEach((participant) -> facts.add(fact("participant", conference.name(), participant.uniqueid())));
		}
		return facts;
	}

	/** Between other technologies bridges change without a word. */
	private static boolean isHolding(@Nullable String technology) {
		return "holding_bridge".equals(technology);
	}

	private static String fact(Object... parts) {
		return String.join(" ", Stream.of(parts).map(String::valueOf).toList());
	}

}
