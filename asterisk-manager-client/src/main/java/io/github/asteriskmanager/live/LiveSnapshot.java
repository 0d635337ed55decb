package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Everything as it was between two events. Immutable and thread-safe; its parts fit
 * together. It holds on to what it shows: keep it as long as it is looked at. Collections
 * cannot be changed and are in no order unless it says so; looking something up takes the
 * same short time whatever their size.
 */
public final class LiveSnapshot {

	private final String provider;

	private final long version;

	private final PersistentMap<Channel> channels;

	private final PersistentMap<String> uniqueids;

	private final PersistentMap<Call> calls;

	private final PersistentMap<PersistentMap<String>> numbers;

	private final PersistentMap<Bridge> bridges;

	private final PersistentMap<CallQueue> queues;

	private final PersistentMap<Agent> agents;

	private final PersistentMap<Conference> conferences;

	private final PersistentMap<ParkedCall> parkedCalls;

	private final PersistentMap<Endpoint> endpoints;

	private final PersistentMap<DeviceStatus> devices;

	private final PersistentMap<ExtensionHint> hints;

	private final PersistentMap<Mailbox> mailboxes;

	LiveSnapshot(String provider, long version, PersistentMap<Channel> channels, PersistentMap<String> uniqueids,
			PersistentMap<Call> calls, PersistentMap<PersistentMap<String>> numbers, PersistentMap<Bridge> bridges,
			PersistentMap<CallQueue> queues, PersistentMap<Agent> agents, PersistentMap<Conference> conferences,
			PersistentMap<ParkedCall> parkedCalls, PersistentMap<Endpoint> endpoints,
			PersistentMap<DeviceStatus> devices, PersistentMap<ExtensionHint> hints, PersistentMap<Mailbox> mailboxes) {
		this.provider = provider;
		this.version = version;
		this.channels = channels;
		this.uniqueids = uniqueids;
		this.calls = calls;
		this.numbers = numbers;
		this.bridges = bridges;
		this.queues = queues;
		this.agents = agents;
		this.conferences = conferences;
		this.parkedCalls = parkedCalls;
		this.endpoints = endpoints;
		this.devices = devices;
		this.hints = hints;
		this.mailboxes = mailboxes;
	}

	/**
	 * Title of the provider.
	 * @return the title
	 */
	public String provider() {
		return this.provider;
	}

	/**
	 * A number that grows with every change of the state; two snapshots of a state with
	 * the same number are the same.
	 * @return the number
	 */
	public long version() {
		return this.version;
	}

	/**
	 * The channels.
	 * @return the channels
	 */
	public Collection<Channel> channels() {
		return this.channels.values();
	}

	/**
	 * A channel by its identity.
	 * @param uniqueid the Uniqueid
	 * @return the channel, or {@code null}
	 */
	public @Nullable Channel channel(String uniqueid) {
		return this.channels.get(uniqueid);
	}

	/**
	 * A channel by its name.
	 * @param name the name, such as {@code PJSIP/alice-0000002a}
	 * @return the channel, or {@code null}
	 */
	public @Nullable Channel channelByName(String name) {
		String uniqueid = this.uniqueids.get(name);
		return (uniqueid != null) ? this.channels.get(uniqueid) : null;
	}

	/**
	 * The calls.
	 * @return the calls
	 */
	public Collection<Call> calls() {
		return this.calls.values();
	}

	/**
	 * A call by its identity.
	 * @param linkedid the Linkedid
	 * @return the call, or {@code null}
	 */
	public @Nullable Call call(String linkedid) {
		return this.calls.get(linkedid);
	}

	/**
	 * The call that a channel is part of.
	 * @param uniqueid the Uniqueid of the channel
	 * @return the call, or {@code null} if there is no such channel
	 */
	public @Nullable Call callOf(String uniqueid) {
		Channel channel = this.channels.get(uniqueid);
		return (channel != null) ? this.calls.get(channel.linkedid()) : null;
	}

	/**
	 * The calls of a number or extension: those where it dialled, is called or is
	 * talking, and those that began by dialling it.
	 * @param number the number or extension
	 * @return the calls
	 */
	public List<Call> callsOf(String number) {
		PersistentMap<String> linkedids = this.numbers.get(number);
		return (linkedids != null) ? linkedids.values().stream().map(this.calls::get).filter(Objects::nonNull).toList()
				: List.of();
	}

	/**
	 * The bridges.
	 * @return the bridges
	 */
	public Collection<Bridge> bridges() {
		return this.bridges.values();
	}

	/**
	 * A bridge by its identity.
	 * @param id the identity
	 * @return the bridge, or {@code null}
	 */
	public @Nullable Bridge bridge(String id) {
		return this.bridges.get(id);
	}

	/**
	 * The queues.
	 * @return the queues
	 */
	public Collection<CallQueue> queues() {
		return this.queues.values();
	}

	/**
	 * A queue by its name.
	 * @param name the name
	 * @return the queue, or {@code null}
	 */
	public @Nullable CallQueue queue(String name) {
		return this.queues.get(name);
	}

	/**
	 * Since when the caller waits who has waited longest, in any queue.
	 * @return the moment, or {@code null} if nobody waits
	 */
	public @Nullable Instant longestWaitSince() {
		return this.queues.values()
			.stream()
			.map(CallQueue::longestWaitSince)
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.orElse(null);
	}

	/**
	 * The agents: members of queues, each once.
	 * @return the agents
	 */
	public Collection<Agent> agents() {
		return this.agents.values();
	}

	/**
	 * An agent by the interface that is called.
	 * @param member the interface, such as {@code PJSIP/alice}
	 * @return the agent, or {@code null}
	 */
	public @Nullable Agent agent(String member) {
		return this.agents.get(member);
	}

	/**
	 * The memberships of an agent.
	 * @param member the interface, such as {@code PJSIP/alice}
	 * @return one for each queue, sorted by its name
	 */
	public List<QueueMember> memberships(String member) {
		Agent agent = this.agents.get(member);
		List<QueueMember> memberships = new ArrayList<>();
		for (String name : (agent != null) ? agent.queues() : List.<String>of()) {
			CallQueue queue = this.queues.get(name);
			if (queue != null) {
				queue.members().stream().filter((one) -> one.member().equals(member)).forEach(memberships::add);
			}
		}
		return List.copyOf(memberships);
	}

	/**
	 * The conferences.
	 * @return the conferences
	 */
	public Collection<Conference> conferences() {
		return this.conferences.values();
	}

	/**
	 * A conference by its name.
	 * @param name the name
	 * @return the conference, or {@code null}
	 */
	public @Nullable Conference conference(String name) {
		return this.conferences.get(name);
	}

	/**
	 * The parked calls.
	 * @return the parked calls
	 */
	public Collection<ParkedCall> parkedCalls() {
		return this.parkedCalls.values();
	}

	/**
	 * The phones and trunks.
	 * @return the endpoints
	 */
	public Collection<Endpoint> endpoints() {
		return this.endpoints.values();
	}

	/**
	 * A phone or trunk by its name.
	 * @param name the name, such as {@code PJSIP/alice}
	 * @return the endpoint, or {@code null}
	 */
	public @Nullable Endpoint endpoint(String name) {
		return this.endpoints.get(name);
	}

	/**
	 * The states of devices.
	 * @return the devices
	 */
	public Collection<DeviceStatus> devices() {
		return this.devices.values();
	}

	/**
	 * The state of a device.
	 * @param name the name, such as {@code PJSIP/alice} or {@code Custom:desk}
	 * @return the device, or {@code null}
	 */
	public @Nullable DeviceStatus device(String name) {
		return this.devices.get(name);
	}

	/**
	 * The extensions with a hint.
	 * @return the hints
	 */
	public Collection<ExtensionHint> hints() {
		return this.hints.values();
	}

	/**
	 * The hint of an extension.
	 * @param exten the extension
	 * @param context its dialplan context
	 * @return the hint, or {@code null}
	 */
	public @Nullable ExtensionHint hint(String exten, String context) {
		return this.hints.get(exten + '@' + context);
	}

	/**
	 * The mailboxes.
	 * @return the mailboxes
	 */
	public Collection<Mailbox> mailboxes() {
		return this.mailboxes.values();
	}

	/**
	 * A mailbox by its name.
	 * @param name the name, such as {@code 100@default}
	 * @return the mailbox, or {@code null}
	 */
	public @Nullable Mailbox mailbox(String name) {
		return this.mailboxes.get(name);
	}

	@Override
	public String toString() {
		return "LiveSnapshot[" + this.provider + ", " + this.version + ": " + this.calls.size() + " calls, "
				+ this.channels.size() + " channels]";
	}

}
