package io.github.asteriskmanager.sample.farm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.asteriskmanager.test.AmiEvent;
import io.github.asteriskmanager.test.AmiRequest;
import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.AmiServerBuilder;

/**
 * A server inside the test. Its calls have twenty events each, about 470 bytes long, and
 * many go on at a time. Like Asterisk it gives up on who does not read.
 */
final class EmbeddedPbx implements Pbx {

	private static final int EVENTS_PER_CALL = 20;

	/** So many that calls last longer than a takeover. */
	private static final int CALLS_AT_A_TIME = 240;

	private static final Duration WRITE_TIMEOUT = Duration.ofMillis(100);

	private final String title;

	private final Ledger ledger = new Ledger();

	private final AmiServer server;

	private final Thread thread;

	private final long nanosPerEvent;

	private volatile boolean stopped;

	EmbeddedPbx(String title, int eventsPerSecond, List<String> users) {
		this.title = title;
		this.nanosPerEvent = TimeUnit.SECONDS.toNanos(1) / eventsPerSecond;
		AmiServerBuilder builder = AmiServer.builder().writeTimeout(WRITE_TIMEOUT);
		users.forEach((user) -> builder.user(user, "secret"));
		this.server = builder.start();
		this.thread = new Thread(this::send, "traffic-" + title);
	}

	@Override
	public String title() {
		return this.title;
	}

	@Override
	public int port() {
		return this.server.port();
	}

	@Override
	public Ledger ledger() {
		return this.ledger;
	}

	@Override
	public List<Tenure> tenures() {
		return this.server.logins()
			.stream()
			.filter((login) -> login.hearing())
			.map((login) -> new Tenure(login.username(), String.valueOf(login.connection()), login.from(),
					Objects.requireNonNullElse(login.to(), Instant.MAX)))
			.toList();
	}

	/** What was asked of it on one connection. */
	List<AmiRequest> requests(Tenure tenure) {
		return this.server.requests()
			.stream()
			.filter((request) -> tenure.connection().equals(String.valueOf(request.connection())))
			.toList();
	}

	@Override
	public void startTraffic() {
		this.thread.start();
	}

	private void send() {
		long begin = System.nanoTime();
		while (!this.stopped) {
			long due = begin + this.ledger.last() * this.nanosPerEvent;
			for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
				LockSupport.parkNanos(left);
			}
			this.server.emit(event(this.ledger.next()));
		}
	}

	/** In turn the first, second ... event of calls that go on at the same time. */
	private AmiEvent event(int number) {
		int round = (number - 1) / (CALLS_AT_A_TIME * EVENTS_PER_CALL);
		int step = (number - 1) / CALLS_AT_A_TIME % EVENTS_PER_CALL;
		String call = this.title + "-1796000000." + (round * CALLS_AT_A_TIME + (number - 1) % CALLS_AT_A_TIME);
		String name = (step == 0) ? "Newchannel" : (step < EVENTS_PER_CALL - 1) ? "Newexten" : "Hangup";
		AmiEvent event = AmiEvent.event(name)
			.with("Privilege", "call,all")
			.with("Timestamp", "1796000000.000000")
			.with("Channel", "PJSIP/customers-" + call)
			.with("ChannelState", 6)
			.with("ChannelStateDesc", "Up")
			.with("CallerIDNum", "5550100")
			.with("CallerIDName", "A Customer")
			.with("ConnectedLineNum", "1001")
			.with("ConnectedLineName", "Alice of Support")
			.with("Language", "en")
			.with("AccountCode", "support")
			.with("Context", "incoming")
			.with("Exten", "5550199")
			.with("Priority", step + 1)
			.with("Uniqueid", call)
			.with("Linkedid", call)
			.with("ChanVariable", NumberedEvents.VARIABLE + "=" + number);
		return (step < EVENTS_PER_CALL - 1) ? event : event.with("Cause", 16).with("Cause-txt", "Normal Clearing");
	}

	@Override
	public void stopTraffic() {
		this.stopped = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		stopTraffic();
		this.server.close();
	}

}
