package io.github.asteriskmanager.sample.farm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What befalls the farm, one thing after the other, while calls go on.
 */
final class Scenario {

	/** The defaults of the properties of these names. */
	static final Duration LEASE = Duration.ofSeconds(10);

	static final Duration RETRY_INTERVAL = Duration.ofSeconds(2);

	/** For a machine that has other things to do as well. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int QUESTIONS = 4;

	private final Farm farm;

	private final List<Fault> faults = new ArrayList<>();

	/** Connections of the frozen collector, from before. */
	private final List<Tenure> stale = new ArrayList<>();

	Scenario(Farm farm) {
		this.farm = farm;
	}

	void run() {
		awaitEven(this.farm.collectors().size());
		this.farm.servers().forEach(Pbx::startTraffic);
		patiently().until(() -> this.farm.servers()
			.stream()
			.noneMatch((server) -> this.farm.recorder().heard(server.title()).isEmpty()));
		kill(this.farm.collectors().get(0));
		freeze(this.farm.collectors().get(1));
		restartDatabase();
		stopDatabase();
		this.farm.servers().forEach(Pbx::stopTraffic);
		patiently().until(() -> this.farm.servers().stream().allMatch(this::isDrained));
	}

	private void kill(Collector victim) {
		List<Pbx> servers = this.farm.serversOf(victim);
		Instant at = Instant.now();
		victim.kill();
		awaitOwners(servers, at);
		this.faults.add(new Fault("owner killed", at, Instant.now(), servers, Fault.longestWait(at, servers)));
	}

	private void freeze(Collector victim) {
		List<Pbx> servers = this.farm.serversOf(victim);
		victim.freeze();
		Instant at = Instant.now();
		servers.stream()
			.flatMap((server) -> server.owners().stream())
			.filter((owner) -> owner.user().equals(victim.user()))
			.forEach(this.stale::add);
		// questions to the servers that it believes to own when it goes on
		List<CompletableFuture<String>> questions = Stream.generate(() -> victim.get("ami-servers"))
			.limit(QUESTIONS)
			.toList();
		awaitOwners(servers, at);
		Duration longest = Fault.longestWait(at, servers);
		victim.resume();
		this.faults.add(new Fault("owner frozen", at, Instant.now(), servers, longest));
		questions.forEach(CompletableFuture::join);
		awaitEven(this.farm.collectors().size() - 1);
	}

	/** Nobody has to notice. */
	private void restartDatabase() {
		List<Tenure> before = owners();
		Instant at = Instant.now();
		this.farm.database().stop();
		this.farm.database().start();
		Fault fault = new Fault("database restarted", at, Instant.now(), List.of(), Duration.ZERO);
		patiently().during(LEASE.plus(RETRY_INTERVAL)).until(() -> owners().equals(before));
		this.faults.add(fault);
	}

	/** Everybody has to let go, and nobody may connect before it is back. */
	private void stopDatabase() {
		Instant at = Instant.now();
		this.farm.database().stop();
		patiently().until(() -> owners().isEmpty());
		assertThat(Instant.now()).as("when the last connection was given up").isBefore(at.plus(LEASE));
		patiently().during(RETRY_INTERVAL.multipliedBy(2)).until(() -> owners().isEmpty());
		Instant back = Instant.now();
		this.farm.database().start();
		awaitOwners(this.farm.servers(), back);
		this.faults.add(new Fault("database stopped", at, back, this.farm.servers(),
				Fault.longestWait(back, this.farm.servers())));
	}

	private List<Tenure> owners() {
		return this.farm.servers().stream().flatMap((server) -> server.owners().stream()).toList();
	}

	private void awaitOwners(List<Pbx> servers, Instant since) {
		patiently().until(() -> servers.stream()
			.allMatch((server) -> server.owners().stream().anyMatch((owner) -> owner.from().isAfter(since))));
	}

	/** Every server has one owner, and no collector two more than another. */
	private void awaitEven(int collectors) {
		patiently().untilAsserted(() -> {
			assertThat(this.farm.servers())
				.allSatisfy((server) -> assertThat(server.owners()).as(server.title()).hasSize(1));
			int servers = this.farm.servers().size();
			assertThat(this.farm.shares().values()).hasSize(collectors)
				.allSatisfy((share) -> assertThat(share).isBetween((long) servers / collectors,
						(long) (servers + collectors - 1) / collectors));
		});
	}

	/** What was sent last is there, and all that is stored. */
	private boolean isDrained(Pbx server) {
		int heard = this.farm.recorder().heard(server.title()).size();
		long published = this.farm.topic()
			.all()
			.stream()
			.filter((publication) -> publication.provider().equals(server.title()) && publication.number() > 0)
			.mapToInt(Publication::number)
			.distinct()
			.count();
		return this.farm.recorder().heard(server.title()).containsKey(server.ledger().last()) && heard == published;
	}

	private static ConditionFactory patiently() {
		return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
	}

	List<Fault> faults() {
		return this.faults;
	}

	Fault freeze() {
		return this.faults.get(1);
	}

	List<Tenure> stale() {
		return this.stale;
	}

}
