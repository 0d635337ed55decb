package io.github.asteriskmanager.sample.farm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.servers.EnabledIfPostgresInstalled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample on several machines: three collectors in processes of their own share six
 * servers inside this test and two real ones, agree by locks in PostgreSQL, and publish
 * to Kafka; two workers listen. One collector is killed, one frozen for longer than its
 * lease, the database is restarted and then stopped for longer than the lease, while the
 * servers send 2,000 events each second. Each test looks at one side of what came of it.
 */
@Tag("farm")
@EnabledIfPostgresInstalled
class FarmIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(FarmIntegrationTests.class);

	/** An attempt comes up to a quarter later than its interval, and then connects. */
	private static final Duration STATED = Scenario.LEASE.plus(Scenario.RETRY_INTERVAL.multipliedBy(5).dividedBy(4))
		.plusSeconds(2);

	/** What collectors print, and the account, stay there. */
	private static final Path DIRECTORY = Path.of("target", "farm");

	private static Farm farm;

	private static Scenario scenario;

	private static List<Publication> publications;

	private static List<Account> accounts;

	@BeforeAll
	static void run() throws Exception {
		farm = new Farm(Files.createDirectories(DIRECTORY));
		scenario = new Scenario(farm);
		scenario.run();
		publications = farm.topic().all();
		accounts = farm.servers().stream().map((server) -> Account.of(server, publications, farm.recorder())).toList();
		String report = new FarmReport(farm, scenario, accounts).toString();
		Files.writeString(DIRECTORY.resolve("account.md"), report);
		logger.warn("The farm:\n{}", report);
	}

	@AfterAll
	static void close() {
		if (farm != null) {
			farm.close();
		}
	}

	/**
	 * A frozen process cannot close its connection, and the server does not know that
	 * nobody reads it.
	 */
	@Test
	void noServerEverHasTwoOwnersButForOneThatIsFrozen() {
		assertThat(farm.servers()).allSatisfy((server) -> {
			List<Tenure> tenures = server.tenures();
			for (Tenure one : tenures) {
				assertThat(tenures).filteredOn((other) -> other != one && other.overlaps(one))
					.allSatisfy((other) -> assertThat(List.of(one, other)).anyMatch(FarmIntegrationTests::isStale));
			}
		});
	}

	private static boolean isStale(Tenure tenure) {
		return scenario.stale()
			.stream()
			.anyMatch((stale) -> stale.user().equals(tenure.user()) && stale.connection().equals(tenure.connection())
					&& stale.from().equals(tenure.from()));
	}

	@Test
	void oneThatWasFrozenLetsGoWhenItGoesOn() {
		assertThat(scenario.stale()).isNotEmpty();
		assertThat(farm.servers())
			.allSatisfy((server) -> assertThat(server.tenures()).filteredOn(FarmIntegrationTests::isStale)
				.allSatisfy((tenure) -> assertThat(tenure.to()).isBefore(scenario.freeze().until().plusSeconds(2))));
	}

	@Test
	void onAConnectionThatIsStaleNothingIsAsked() {
		Instant resumed = scenario.freeze().until();
		for (Pbx server : scenario.freeze().servers()) {
			if (server instanceof EmbeddedPbx embedded) {
				Set<String> asked = embedded.tenures()
					.stream()
					.filter(FarmIntegrationTests::isStale)
					.flatMap((tenure) -> embedded.requests(tenure).stream())
					.map((request) -> request.action())
					.collect(Collectors.toSet());
				assertThat(asked).as(server.title() + " until " + resumed).isSubsetOf("Challenge", "Login", "Ping");
			}
		}
	}

	/** It would be published twice, once by each owner, or after it was told as lost. */
	@Test
	void whatAStaleConnectionHasSentIsNotHandedOn() {
		assertThat(accounts).allSatisfy((account) -> assertThat(account.twice()).isEmpty());
		assertThat(late()).allSatisfy(
				(publication) -> assertThat(farm.server(publication.provider()).ledger().sentAt(publication.number()))
					.isBefore(scenario.freeze().at()));
	}

	/** Events from before the freeze that were stored when others had taken over. */
	private static List<Publication> late() {
		Set<String> titles = scenario.freeze().servers().stream().map(Pbx::title).collect(Collectors.toSet());
		return publications.stream()
			.filter((publication) -> publication.number() > 0 && titles.contains(publication.provider())
					&& !publication.storedAt().isBefore(scenario.freeze().until())
					&& farm.server(publication.provider())
						.ledger()
						.sentAt(publication.number())
						.isBefore(scenario.freeze().until().minus(Scenario.RETRY_INTERVAL)))
			.toList();
	}

	@Test
	void othersTakeOverInTime() {
		assertThat(scenario.faults())
			.allSatisfy((fault) -> assertThat(fault.longest()).as(fault.name()).isLessThan(STATED));
	}

	@Test
	void callsStayInOrder() {
		assertThat(farm.recorder().calls()).isGreaterThan(1000);
		assertThat(farm.recorder().backward()).filteredOn((step) -> !wasOnItsWay(step)).isEmpty();
	}

	/** It had left its collector's listeners before that was frozen. */
	private static boolean wasOnItsWay(CallRecorder.Step step) {
		Fault freeze = scenario.freeze();
		return freeze.servers().contains(farm.server(step.provider())) && step.receivedAt().isBefore(freeze.at());
	}

	@Test
	void everythingPublishedIsHeard() {
		assertThat(accounts).allSatisfy((account) -> {
			assertThat(account.published()).isNotEmpty();
			assertThat(account.heard().keySet()).isEqualTo(account.published());
		});
		long events = publications.stream().filter(Publication::event).map(Publication::id).distinct().count();
		assertThat(farm.recorder().events()).isGreaterThanOrEqualTo(events);
	}

	@Test
	void whatIsMissingWasToldAsLost() {
		List<EventsLostEvent> losses = farm.recorder().losses();
		assertThat(accounts)
			.allSatisfy((account) -> assertThat(account.untold(losses)).as(account.server().title()).isEmpty());
	}

	@Test
	void nothingIsLostForAnotherReason() {
		assertThat(farm.recorder().losses()).extracting(EventsLostEvent::cause)
			.containsOnly(EventsLostEvent.Cause.TAKEOVER);
	}

	@Test
	@EnabledIf(value = "io.github.asteriskmanager.sample.farm.Farm#hasDocker", disabledReason = "there is no Docker")
	void realServersTookPart() {
		assertThat(accounts).filteredOn((account) -> account.server() instanceof DockerPbx)
			.hasSize(2)
			.allSatisfy((account) -> assertThat(account.published()).hasSizeGreaterThan(100));
	}

}
