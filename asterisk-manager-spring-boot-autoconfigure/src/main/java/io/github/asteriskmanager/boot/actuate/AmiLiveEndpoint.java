package io.github.asteriskmanager.boot.actuate;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.live.Agent;
import io.github.asteriskmanager.live.AgentStatus;
import io.github.asteriskmanager.live.Call;
import io.github.asteriskmanager.live.CallQueue;
import io.github.asteriskmanager.live.Conference;
import io.github.asteriskmanager.live.Endpoint;
import io.github.asteriskmanager.live.LiveSnapshot;
import io.github.asteriskmanager.live.LiveState;
import io.github.asteriskmanager.live.LiveStatistics;
import io.github.asteriskmanager.live.ParkedCall;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Endpoint that tells what goes on now: calls, queues, agents and phones of each
 * provider. It shows the numbers and names of callers.
 */
@org.springframework.boot.actuate.endpoint.annotation.Endpoint(id = "amiLive", defaultAccess = Access.READ_ONLY)
public final class AmiLiveEndpoint {

	/** The oldest calls are shown; the count tells how many there are. */
	private static final int MOST_CALLS = 1000;

	private final LiveStates states;

	/**
	 * Creates the endpoint.
	 * @param states the states of all providers
	 */
	public AmiLiveEndpoint(LiveStates states) {
		this.states = states;
	}

	/**
	 * Tells of all providers in figures.
	 * @return the figures by title of the provider
	 */
	@ReadOperation
	public AmiLiveDescriptor providers() {
		Map<String, FiguresDescriptor> providers = new LinkedHashMap<>();
		this.states.all().forEach((state) -> providers.put(state.provider(), figures(state, state.snapshot())));
		return new AmiLiveDescriptor(providers);
	}

	/**
	 * Tells of one provider in full.
	 * @param title title of the provider
	 * @return what goes on there, or {@code null} if there is no such provider
	 */
	@ReadOperation
	public @Nullable StateDescriptor provider(@Selector String title) {
		LiveState state = this.states.all()
			.stream()
			.filter((candidate) -> candidate.provider().equals(title))
			.findFirst()
			.orElse(null);
		return (state != null) ? describe(state, state.snapshot()) : null;
	}

	private static StateDescriptor describe(LiveState state, LiveSnapshot snapshot) {
		return new StateDescriptor(figures(state, snapshot),
				snapshot.calls().stream().sorted(Comparator.comparing(Call::startedAt)).limit(MOST_CALLS).toList(),
				snapshot.queues().stream().sorted(Comparator.comparing(CallQueue::name)).toList(),
				snapshot.agents().stream().sorted(Comparator.comparing(Agent::member)).toList(),
				snapshot.conferences().stream().sorted(Comparator.comparing(Conference::name)).toList(),
				snapshot.parkedCalls().stream().sorted(Comparator.comparing(ParkedCall::parkedAt)).toList(),
				snapshot.endpoints().stream().sorted(Comparator.comparing(Endpoint::name)).toList());
	}

	private static FiguresDescriptor figures(LiveState state, LiveSnapshot snapshot) {
		Map<AgentStatus, Integer> agents = new EnumMap<>(AgentStatus.class);
		snapshot.agents().forEach((agent) -> agents.merge(agent.status(), 1, Integer::sum));
		int waiting = snapshot.queues().stream().mapToInt((queue) -> queue.callers().size()).sum();
		return new FiguresDescriptor(state.isValid(), snapshot.calls().size(), snapshot.channels().size(), waiting,
				snapshot.longestWaitSince(), agents, state.statistics());
	}

	/**
	 * All providers in figures.
	 *
	 * @param providers the figures by title of the provider
	 */
	public record AmiLiveDescriptor(Map<String, FiguresDescriptor> providers) implements OperationResponseBody {
	}

	/**
	 * One provider in figures.
	 *
	 * @param valid whether the state is what Asterisk has
	 * @param calls number of calls
	 * @param channels number of channels
	 * @param waiting number of callers who wait in queues
	 * @param longestWaitSince since when the one who has waited longest waits
	 * @param agents number of agents by what they do
	 * @param statistics what keeping the state has come across
	 */
	public record FiguresDescriptor(boolean valid, int calls, int channels, int waiting,
			@Nullable Instant longestWaitSince, Map<AgentStatus, Integer> agents, LiveStatistics statistics) {
	}

	/**
	 * What goes on at a provider.
	 *
	 * @param figures the same in figures
	 * @param calls the calls, oldest first, 1000 at most
	 * @param queues the queues by name
	 * @param agents the agents by interface
	 * @param conferences the conferences by name
	 * @param parkedCalls the parked calls, oldest first
	 * @param endpoints the phones and trunks by name
	 */
	public record StateDescriptor(FiguresDescriptor figures, List<Call> calls, List<CallQueue> queues,
			List<Agent> agents, List<Conference> conferences, List<ParkedCall> parkedCalls,
			List<Endpoint> endpoints) implements OperationResponseBody {
	}

}
