package io.github.asteriskmanager.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.asteriskmanager.test.Fault.Stage;

/**
 * One connection of an {@link AmiServer}: a thread that reads and answers, and one that
 * writes. Answers and events enter the outbox under the lock of the session, so an event
 * emitted after a peer has seen its login accepted always reaches it.
 */
final class AmiSession {

	private static final Logger logger = LoggerFactory.getLogger(AmiSession.class);

	private static final long END_SECONDS = 5;

	private static final Message FULLY_BOOTED = Message.event("FullyBooted", "Privilege", "system,all", "Uptime", "60",
			"LastReload", "60", "Status", "Fully Booted");

	private final int number;

	private final Connection connection;

	private final Switchboard switchboard;

	private final Outbox outbox;

	private final Thread reader;

	private final Thread writer;

	private final Set<Fault> faults = EnumSet.noneOf(Fault.class);

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile Stage stage = Stage.CONNECTED;

	private volatile EventMask mask = EventMask.ALL;

	private volatile LoginLog.@Nullable Entry login;

	private boolean answering = true;

	private volatile boolean reading = true;

	private volatile boolean refusing;

	AmiSession(int number, Connection connection, Switchboard switchboard, String threadPrefix) throws IOException {
		this.number = number;
		this.connection = connection;
		this.switchboard = switchboard;
		this.outbox = new Outbox(connection.out(), switchboard.settings().writeTimeout(), this::close);
		this.reader = Threads.daemon(threadPrefix + number + "-reader", this::converse);
		this.writer = Threads.daemon(threadPrefix + number + "-writer", this.outbox);
		this.faults.addAll(switchboard.faults().assign(number));
	}

	void start() {
		this.writer.start();
		this.reader.start();
	}

	/**
	 * The challenge of this session; asking again does not change it.
	 */
	String challenge() {
		return String.valueOf(100_000_000 + this.number);
	}

	boolean isLoggedIn() {
		return this.stage == Stage.LOGGED_IN;
	}

	boolean isChallenged() {
		return this.stage.compareTo(Stage.CHALLENGED) >= 0;
	}

	/**
	 * Whether there is anything this session wants to hear.
	 */
	boolean hears() {
		return isLoggedIn() && !this.mask.isEmpty();
	}

	/**
	 * Whether a fault forbids this session to log in.
	 */
	boolean isRefusing() {
		return this.refusing;
	}

	private void converse() {
		try {
			this.connection.handshake();
			greet();
			RequestReader requests = new RequestReader(this.number, this.connection.in());
			for (AmiRequest request = requests.next(); request != null; request = requests.next()) {
				if (!this.reading) {
					this.closed.await();
					return;
				}
				handle(request);
			}
		}
		catch (IOException ex) {
			logger.debug("Connection {} is lost: {}", this.number, ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			end();
		}
	}

	private synchronized void greet() {
		strikeDue();
		this.stage = Stage.GREETED;
		this.outbox.put((this.switchboard.settings().banner() + "\r\n").getBytes(StandardCharsets.UTF_8));
		strikeDue();
	}

	private void handle(AmiRequest request) {
		this.switchboard.requests().add(request);
		AmiReply reply = this.switchboard.actions().answer(this, request);
		reply.openGate().whenComplete((opened, failure) -> {
			answer(request, reply);
			reply.broadcasts(request).forEach(this.switchboard.sessions()::broadcast);
		});
	}

	/**
	 * Sends an answer. The session is what the answer makes of it before the peer can
	 * know, so that whoever has seen a login accepted finds the session counted.
	 */
	private synchronized void answer(AmiRequest request, AmiReply reply) {
		boolean entering = !isLoggedIn();
		if (reply.isSuccess()) {
			advance(request);
		}
		if (this.answering) {
			reply.render(request).forEach(this.outbox::put);
		}
		if (entering && this.switchboard.settings().fullyBooted()) {
			deliver(FULLY_BOOTED);
		}
		strikeDue();
		if (reply.isClosing()) {
			end();
		}
		this.switchboard.sessions().changed();
	}

	private void advance(AmiRequest request) {
		switch (request.action().toLowerCase(Locale.ROOT)) {
			case "challenge" -> reach(Stage.CHALLENGED);
			case "login" -> login(request);
			case "events" -> this.mask = EventMask.parse(request.header("EventMask"), this.mask);
			default -> {
			}
		}
	}

	private void login(AmiRequest request) {
		if (!isLoggedIn()) {
			this.mask = EventMask.parse(request.header("Events"), EventMask.ALL);
			String username = Objects.requireNonNullElse(request.header("Username"), "");
			this.login = this.switchboard.logins().begin(this.number, username, !this.mask.isEmpty());
			reach(Stage.LOGGED_IN);
		}
	}

	private void reach(Stage next) {
		if (next.compareTo(this.stage) > 0) {
			this.stage = next;
		}
	}

	/**
	 * Sends an event, if the session is logged in and wants it.
	 */
	synchronized void deliver(Message event) {
		LoginLog.Entry login = this.login;
		if (login != null && this.mask.allows(event.classes())) {
			login.countEvent();
			this.outbox.put(event.bytes());
		}
	}

	/**
	 * Sends bytes as they are.
	 */
	synchronized void send(byte[] bytes) {
		this.outbox.put(bytes);
	}

	/**
	 * Makes the session misbehave, at once if its moment has come already.
	 */
	synchronized void fault(Fault fault) {
		if (fault.stage().compareTo(this.stage) <= 0) {
			strike(fault);
		}
		else {
			this.faults.add(fault);
		}
	}

	private void strikeDue() {
		List<Fault> due = this.faults.stream().filter((fault) -> fault.stage() == this.stage).toList();
		this.faults.removeAll(due);
		due.forEach(this::strike);
	}

	private void strike(Fault fault) {
		if (fault != Fault.CLOSE_MID_MESSAGE && fault != Fault.REFUSE_LOGIN) {
			this.switchboard.faults().strikes(fault);
		}
		switch (fault) {
			case CLOSE_BEFORE_BANNER, CLOSE_AFTER_BANNER, CLOSE_AFTER_CHALLENGE, CLOSE_AFTER_LOGIN -> end();
			case SILENT_BEFORE_BANNER, SILENT_AFTER_BANNER, SILENT_AFTER_CHALLENGE, SILENT_AFTER_LOGIN ->
				this.outbox.silence();
			case CLOSE_MID_MESSAGE -> this.outbox.cutNext(() -> this.switchboard.faults().strikes(fault));
			case NO_ANSWERS -> this.answering = false;
			case NO_READING -> this.reading = false;
			case DRIP -> this.outbox.drip();
			case REFUSE_LOGIN -> this.refusing = true;
		}
	}

	/**
	 * Closes the connection once everything is sent, or after a while if the peer does
	 * not read.
	 */
	void end() {
		endLogin();
		this.outbox.end();
		if (this.closed.getCount() > 0) {
			CompletableFuture.delayedExecutor(END_SECONDS, TimeUnit.SECONDS).execute(this::close);
		}
	}

	/**
	 * Closes the connection at once. Idempotent.
	 */
	void close() {
		endLogin();
		this.connection.abort();
		this.closed.countDown();
		this.switchboard.sessions().remove(this);
		for (Thread thread : List.of(this.reader, this.writer)) {
			if (thread != Thread.currentThread()) {
				thread.interrupt();
			}
		}
	}

	private void endLogin() {
		LoginLog.Entry login = this.login;
		if (login != null) {
			login.end();
		}
	}

	/**
	 * Waits for the threads of a session that was closed.
	 */
	void join() {
		Threads.join(this.reader);
		Threads.join(this.writer);
	}

}
