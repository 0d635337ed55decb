package io.github.asteriskmanager.boot.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.boot.cluster.ProviderOwnershipChangedEvent.Reason;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.servers.EnabledIfPostgresInstalled;
import io.github.asteriskmanager.servers.PostgresServer;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.integration.util.UUIDConverter;
import org.springframework.util.StreamUtils;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Instances of an application in one Java virtual machine that share six servers by locks
 * in PostgreSQL.
 */
@EnabledIfPostgresInstalled
class ClusterIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	/** Lease, a slow start of three rounds, and time to connect on a busy machine. */
	private static final Duration TAKEOVER = ClusterApplication.LEASE.plusSeconds(2).plusSeconds(5);

	private static PostgresServer database;

	private final List<AmiServer> servers = IntStream.range(0, 6).mapToObj((i) -> AmiServer.builder().start()).toList();

	private final List<ClusterApplication> applications = new ArrayList<>();

	private final SessionWatch watch = new SessionWatch(this.servers);

	@BeforeAll
	static void startDatabase() throws Exception {
		database = PostgresServer.create();
		try (Connection connection = DriverManager.getConnection(database.url(), PostgresServer.USER, "");
				Statement statement = connection.createStatement()) {
			statement.execute(StreamUtils
				.copyToString(new ClassPathResource("org/springframework/integration/jdbc/schema-postgresql.sql")
					.getInputStream(), UTF_8));
		}
	}

	@AfterAll
	static void closeDatabase() {
		database.close();
	}

	@BeforeEach
	void forgetLocks() throws SQLException {
		execute("DELETE FROM INT_LOCK");
	}

	@AfterEach
	void close() {
		this.applications.forEach(ClusterApplication::close);
		this.watch.close();
		this.servers.forEach(AmiServer::close);
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.url(), PostgresServer.USER, "");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private ClusterApplication start(String... properties) {
		ClusterApplication application = new ClusterApplication(database, this.servers, properties);
		this.applications.add(application);
		return application;
	}

	private void awaitSpread(Integer... spread) {
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.applications).extracting((application) -> application.ready().size())
				.containsExactlyInAnyOrder(spread));
	}

	private void assertNeverTwoSessions() {
		assertThat(this.servers).extracting(AmiServer::sessions).containsOnly(1);
		assertThat(this.watch.most()).isEqualTo(1);
	}

	@Test
	void spreadsEvenlyAndGently() {
		start();
		start();
		awaitSpread(3, 3);
		assertThat(this.applications.get(0).cluster().getInstances()).isEqualTo(2);
		start();
		awaitSpread(2, 2, 2);
		assertNeverTwoSessions();
		assertThat(this.applications.subList(0, 2)).flatExtracting((application) -> application.listeners().changes)
			.extracting(ProviderOwnershipChangedEvent::reason)
			.contains(Reason.GIVEN_BACK);
	}

	@Test
	void standbyHearsNothingButCanAct() {
		ClusterApplication owner = start();
		awaitSpread(6);
		ClusterApplication standby = start("asterisk.manager.cluster.max-instances=1");
		this.servers.get(0).emit("Hangup", "Channel", "PJSIP/alice-1", "Uniqueid", "1.1");
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(owner.listeners().hangups).containsExactly("pbx0 PJSIP/alice-1"));
		assertThat(standby.listeners().hangups).isEmpty();
		assertThat(this.servers.get(0).sessions()).isEqualTo(1);
		assertThat(standby.service().send("pbx0", new PingAction()).isSuccess()).isTrue();
		assertThat(standby.service().sendAsync("pbx0", new PingAction()).join().isSuccess()).isTrue();
		assertThat(standby.service().getProvider("pbx0").getState()).isEqualTo(ProviderState.STOPPED);
		assertThatExceptionOfType(NotConnectedException.class)
			.isThrownBy(() -> standby.service().getProvider("pbx0").start())
			.withMessageContaining("another instance");
	}

	@Test
	void whatStopsIsTakenOverAtOnce() {
		ClusterApplication stopping = start();
		ClusterApplication other = start();
		awaitSpread(3, 3);
		List<String> given = stopping.ready();
		ClusterApplication.Listeners listeners = stopping.listeners();
		this.applications.remove(stopping);
		stopping.close();
		assertThat(listeners.owned()).isEmpty();
		await().atMost(ClusterApplication.LEASE.dividedBy(2)).untilAsserted(() -> assertThat(other.ready()).hasSize(6));
		assertNeverTwoSessions();
		assertThat(other.listeners().losses).filteredOn((loss) -> given.contains(loss.provider()))
			.hasSize(3)
			.allSatisfy((loss) -> {
				assertThat(loss.cause()).isEqualTo(EventsLostEvent.Cause.TAKEOVER);
				assertThat(loss.count()).isEqualTo(-1);
				assertThat(Duration.between(loss.from(), loss.to())).isBetween(ClusterApplication.LEASE,
						ClusterApplication.LEASE.plusSeconds(60));
			});
	}

	@Test
	void whatOneDiedWithIsTakenOverWhenTheLeaseHasPassed() throws SQLException {
		// as one leaves them that is killed right after it renewed them
		for (int i = 0; i < this.servers.size(); i++) {
			execute("INSERT INTO INT_LOCK VALUES ('" + UUIDConverter.getUUID("asterisk-manager/group/pbx" + i)
					+ "', 'DEFAULT', 'dead', now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC' + interval '"
					+ ClusterApplication.LEASE.toMillis() + " ms')");
		}
		long died = System.nanoTime();
		ClusterApplication other = start();
		await().atMost(SOON).until(() -> !other.ready().isEmpty());
		assertThat(Duration.ofNanos(System.nanoTime() - died)).isGreaterThan(ClusterApplication.LEASE);
		awaitSpread(6);
		assertThat(Duration.ofNanos(System.nanoTime() - died)).isLessThan(TAKEOVER);
		assertNeverTwoSessions();
	}

	@Test
	void lostLockClosesTheConnectionBeforeTheOtherConnects() throws SQLException {
		ClusterApplication owner = start();
		awaitSpread(6);
		execute("UPDATE INT_LOCK SET CLIENT_ID='another', EXPIRED_AFTER = EXPIRED_AFTER + interval '1 hour'");
		await().atMost(SOON).untilAsserted(() -> {
			assertThat(owner.ready()).isEmpty();
			assertThat(this.servers).extracting(AmiServer::sessions).containsOnly(0);
		});
		assertThat(owner.listeners().changes).extracting(ProviderOwnershipChangedEvent::reason)
			.contains(Reason.LOCK_LOST);
		execute("DELETE FROM INT_LOCK");
		awaitSpread(6);
	}

	@Test
	void stoppedDatabaseLeavesNoOwnerAndItsReturnBringsThemBack() {
		start();
		start();
		awaitSpread(3, 3);
		database.stop();
		try {
			await().atMost(ClusterApplication.LEASE)
				.untilAsserted(() -> assertThat(this.servers).extracting(AmiServer::sessions).containsOnly(0));
			await().atMost(ClusterApplication.LEASE)
				.until(() -> this.applications.stream()
					.noneMatch((application) -> application.cluster().isAvailable()));
		}
		finally {
			database.start();
		}
		awaitSpread(3, 3);
		assertNeverTwoSessions();
		await().atMost(SOON)
			.until(() -> this.applications.stream().allMatch((application) -> application.cluster().isAvailable()));
	}

	@Test
	void frozenDatabaseLeavesNoOwnerEither() {
		start();
		start();
		awaitSpread(3, 3);
		database.freeze();
		try {
			await().atMost(ClusterApplication.LEASE)
				.untilAsserted(() -> assertThat(this.servers).extracting(AmiServer::sessions).containsOnly(0));
		}
		finally {
			database.resume();
		}
		awaitSpread(3, 3);
		assertNeverTwoSessions();
	}

	@Test
	void stopsInTimeThoughTheDatabaseIsFrozen() {
		ClusterApplication stopping = start();
		awaitSpread(6);
		database.freeze();
		try {
			this.applications.remove(stopping);
			await().atMost(Duration.ofSeconds(20)).until(() -> {
				stopping.close();
				return true;
			});
			assertThat(this.servers).extracting(AmiServer::sessions).containsOnly(0);
		}
		finally {
			database.resume();
		}
		start();
		awaitSpread(6);
	}

}
