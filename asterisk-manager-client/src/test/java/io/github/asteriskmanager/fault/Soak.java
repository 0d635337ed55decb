package io.github.asteriskmanager.fault;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.test.AmiReply;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two hundred providers, a fault each second, for as long as one likes; no part of the
 * build. How to run it is in docs/reliability.md.
 */
class Soak {

	private static final int SERVERS = 4;

	private static final int PROVIDERS = 200;

	/** Each is heard by the fifty providers of its server. */
	private static final int EVENTS_PER_SECOND_AND_SERVER = 10;

	private final Duration time = Duration.ofMinutes(Long.getLong("soak.minutes", 20));

	private final Random random = new Random(Long.getLong("soak.seed", 42));

	private final List<AmiServer> servers = new ArrayList<>();

	private final List<Relay> relays = new ArrayList<>();

	private final List<SoakProvider> providers = new ArrayList<>();

	private final List<CompletableFuture<?>> answers = new ArrayList<>();

	private final List<Long> heap = new ArrayList<>();

	private final List<Long> threads = new ArrayList<>();

	private final Map<String, Integer> faults = new TreeMap<>();

	private final AtomicLong emitted = new AtomicLong();

	private long answered;

	private long refused;

	@Test
	void survives() throws InterruptedException {
		begin();
		ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
		try {
			clock.scheduleAtFixedRate(this::emit, 0, 1_000 / EVENTS_PER_SECOND_AND_SERVER, TimeUnit.MILLISECONDS);
			long end = System.nanoTime() + this.time.toNanos();
			for (int second = 0; System.nanoTime() < end; second++) {
				makeTrouble(second);
				ask();
				if (second % 30 == 29) {
					measure(second + 1);
				}
				TimeUnit.SECONDS.sleep(1);
			}
		}
		finally {
			clock.shutdownNow();
		}
		assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		assertAllIsWell();
	}

	private void begin() {
		for (int i = 0; i < SERVERS; i++) {
			AmiServer server = AmiServer.builder().start();
			script(server);
			this.servers.add(server);
			this.relays.add(new Relay(server.address(), server.port()));
		}
		for (int i = 0; i < PROVIDERS; i++) {
			this.providers.add(new SoakProvider("pbx" + i, this.relays.get(i % SERVERS).port()));
		}
		awaitAllReady();
	}

	private static void script(AmiServer server) {
		server.on("QueueSummary",
				(request) -> AmiReply.list("QueueSummaryComplete")
					.item("QueueSummary", "Queue", "sales")
					.item("QueueSummary", "Queue", "support"));
	}

	private void emit() {
		long number = this.emitted.incrementAndGet();
		this.servers.forEach((server) -> server.emit((number % 3 == 0) ? "Hangup" : "VarSet", "Privilege", "call,all",
				"Channel", "PJSIP/1000-" + number, "ChannelState", "6", "ChannelStateDesc", "Up", "Uniqueid",
				"1700000000." + number, "Linkedid", "1700000000." + number, "Variable", "N", "Value", "" + number));
	}

	private void makeTrouble(int second) {
		if (second % 60 == 59) {
			count("all sessions of a server dropped");
			this.servers.get(this.random.nextInt(SERVERS)).dropSessions();
			return;
		}
		if (second % 10 == 5) {
			count("listener that takes its time");
			this.providers.get(this.random.nextInt(PROVIDERS)).beSlow();
			return;
		}
		List<Link> links = this.relays.get(this.random.nextInt(SERVERS)).links();
		Trouble trouble = Trouble.values()[this.random.nextInt(Trouble.values().length)];
		if (!links.isEmpty()) {
			count(trouble.name());
			links.get(this.random.nextInt(links.size())).make(trouble);
		}
	}

	private void count(String fault) {
		this.faults.merge(fault, 1, Integer::sum);
	}

	private void ask() {
		for (int i = 0; i < 20; i++) {
			SoakProvider provider = this.providers.get(this.random.nextInt(PROVIDERS));
			this.answers.add(provider.sendAsync(ManagerAction.of((i % 2 == 0) ? "Ping" : "QueueSummary")));
		}
		this.answers.removeIf((answer) -> {
			this.refused += answer.isCompletedExceptionally() ? 1 : 0;
			this.answered += (answer.isDone() && !answer.isCompletedExceptionally()) ? 1 : 0;
			return answer.isDone();
		});
	}

	private void measure(int second) {
		// else what grows is the memory of the servers, which note every request
		this.servers.forEach((server) -> {
			server.reset();
			script(server);
		});
		System.gc();
		long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
		long lasting = ClientThreads.lasting().size();
		this.heap.add(used);
		this.threads.add(lasting);
		System.out.printf("%5d s: %d KiB of heap, %d threads of the client, %d of %d ready, %d answers due%n", second,
				used, lasting, this.providers.stream().filter(SoakProvider::isReady).count(), PROVIDERS,
				this.answers.size());
	}

	private void awaitAllReady() {
		await().atMost(Duration.ofSeconds(60)).until(() -> this.providers.stream().allMatch(SoakProvider::isReady));
		this.servers.forEach((server) -> server.awaitSessions(PROVIDERS / SERVERS));
	}

	private void assertAllIsWell() {
		awaitAllReady();
		await().atMost(Duration.ofSeconds(60)).until(() -> this.answers.stream().allMatch(CompletableFuture::isDone));
		this.providers.forEach(SoakProvider::stop);
		long received = 0;
		long delivered = 0;
		long dropped = 0;
		long logins = 0;
		for (SoakProvider provider : this.providers) {
			provider.assertAccountAddsUp();
			received += provider.statistics().eventsReceived();
			delivered += provider.statistics().eventsDelivered();
			dropped += provider.statistics().eventsDropped();
			logins += provider.statistics().logins();
		}
		System.out.printf("%s of %s each second; %d events received = %d delivered + %d dropped%n", this.time,
				SERVERS * EVENTS_PER_SECOND_AND_SERVER * PROVIDERS / SERVERS, received, delivered, dropped);
		System.out.printf("%d logins; actions: %d answered, %d ended by a fault; faults: %s%n", logins, this.answered,
				this.refused, this.faults);
		System.out.printf("Heap in KiB: %s%nThreads: %s%n", this.heap, this.threads);
		assertThat(delivered + dropped).isEqualTo(received);
		this.servers.forEach((server) -> server.awaitSessions(0));
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ClientThreads.lasting()).isEmpty());
		assertThat(this.threads).allMatch((count) -> count == 2L * PROVIDERS);
		assertThat(average(this.heap, 3, 4)).as("heap of the last quarter against the second")
			.isLessThan(average(this.heap, 1, 2) * 1.1);
		this.relays.forEach(Relay::close);
		this.servers.forEach(AmiServer::close);
	}

	private static double average(List<Long> values, int fromQuarter, int toQuarter) {
		return values.subList(values.size() * fromQuarter / 4, values.size() * toQuarter / 4)
			.stream()
			.mapToLong(Long::longValue)
			.average()
			.orElse(0);
	}

}
