package io.github.asteriskmanager.test;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * An Asterisk Manager server inside this process, for tests of what talks to Asterisk.
 * <p>
 * It greets, logs in (MD5 challenge or plain secret), honours event masks and answers
 * Ping, Events, UserEvent, Filter and Logoff as Asterisk 22 does; to every other action
 * it answers what the test has scripted, or that the command is unknown. It emits the
 * test's events, replays recorded ones, records requests, and fails on demand.
 * <pre>{@code
 * try (AmiServer server = AmiServer.builder().user("manager", "secret").start()) {
 *     server.on("QueueAdd").reply(success("Added interface to queue"));
 *     server.on(action("Getvar").with("Variable", "X")).reply(success("Variable", "X", "Value", "1"));
 *     // ... connect the client to server.address() and server.port()
 *     server.awaitSessions(1);
 *     server.emit(event("Hangup").with("Channel", "PJSIP/1").with("Cause", 16));
 * }
 * }</pre> Methods that wait do so for at most ten seconds, unless told otherwise, and
 * then throw an {@link AssertionError} that says what was there instead. Thread-safe.
 * Nothing it starts keeps the JVM alive.
 *
 * @see <a href=
 * "https://docs.asterisk.org/Configuration/Interfaces/Asterisk-Manager-Interface-AMI/">The
 * Asterisk Manager Interface in the documentation of Asterisk</a>
 */
public final class AmiServer implements AutoCloseable {

	private final Monitor monitor = new Monitor();

	private final Sessions sessions = new Sessions(this.monitor);

	private final RequestLog requests = new RequestLog(this.monitor);

	private final LoginLog logins = new LoginLog();

	private final Faults faults = new Faults(this.monitor,
			(fault) -> this.sessions.forEach((session) -> session.fault(fault)));

	private final Collection<Replay> replays = new CopyOnWriteArrayList<>();

	private final Actions actions;

	private final Listener listener;

	AmiServer(Settings settings, int port, @Nullable SSLContext ssl) {
		this.actions = new Actions(new StandardActions(settings), this.faults);
		Switchboard switchboard = new Switchboard(settings, this.actions, this.requests, this.logins, this.faults,
				this.sessions);
		this.listener = new Listener(port, ssl, switchboard);
	}

	/**
	 * Begins to describe a server.
	 * @return a builder: without further ado a server on a free port of the loopback
	 * interface with the user {@code manager} and the secret {@code secret}
	 */
	public static AmiServerBuilder builder() {
		return new AmiServerBuilder();
	}

	/**
	 * The address clients connect to.
	 * @return the loopback address as a number
	 */
	public String address() {
		return InetAddress.getLoopbackAddress().getHostAddress();
	}

	/**
	 * The port clients connect to.
	 * @return the port, which stays the same while the server exists
	 */
	public int port() {
		return this.listener.port();
	}

	/**
	 * Begins a script for an action.
	 * @param action name of the action in any case
	 * @return the script, which takes effect with its reply
	 */
	public AmiScript on(String action) {
		return on(RequestPattern.action(action));
	}

	/**
	 * Begins a script for some requests.
	 * @param requests which requests
	 * @return the script, which takes effect with its reply
	 */
	public AmiScript on(RequestPattern requests) {
		return new AmiScript(this, this.actions, requests);
	}

	/**
	 * Short for {@link AmiScript#reply(Function) on(action).reply(script)}.
	 * @param action name of the action in any case
	 * @param script makes the answer of the request
	 * @return this server
	 */
	public AmiServer on(String action, Function<AmiRequest, AmiReply> script) {
		return on(action).reply(script);
	}

	/**
	 * Short for {@link AmiScript#reply(AmiReply, AmiReply...) on(action).reply(first,
	 * more)}.
	 * @param action name of the action in any case
	 * @param first the first reply
	 * @param more the replies to the requests after the first
	 * @return this server
	 */
	public AmiServer answer(String action, AmiReply first, AmiReply... more) {
		return on(action).reply(first, more);
	}

	/**
	 * Answers each action as the server of a recording did, in turn and again with the
	 * last of its answers; see {@link io.github.asteriskmanager.test.record.AmiRecorder}.
	 * @param stream the recording
	 * @return this server
	 */
	public AmiServer answerFrom(RecordedStream stream) {
		stream.answers()
			.forEach((action, replies) -> answer(action, replies.get(0),
					replies.subList(1, replies.size()).toArray(AmiReply[]::new)));
		return this;
	}

	/**
	 * Every request received so far.
	 * @return the requests of all sessions in the order of their arrival
	 */
	public List<AmiRequest> requests() {
		return this.requests.all();
	}

	/**
	 * Every request for one action received so far.
	 * @param action name of the action in any case
	 * @return the requests of all sessions in the order of their arrival
	 */
	public List<AmiRequest> requests(String action) {
		return requests().stream().filter((request) -> request.action().equalsIgnoreCase(action)).toList();
	}

	/**
	 * Waits for a request. Each request is returned once: a second call waits for a
	 * second request.
	 * @param action name of the action in any case
	 * @return the oldest request for this action that no call has returned yet
	 */
	public AmiRequest awaitRequest(String action) {
		return awaitRequest(action, Monitor.PATIENCE);
	}

	/**
	 * Waits for a request as {@link #awaitRequest(String)} does.
	 * @param action name of the action in any case
	 * @param timeout how long to wait
	 * @return the oldest request for this action that no call has returned yet
	 */
	public AmiRequest awaitRequest(String action, Duration timeout) {
		return this.requests.await(RequestPattern.action(action), timeout);
	}

	/**
	 * Waits for a request as {@link #awaitRequest(String)} does.
	 * @param requests which request
	 * @return the oldest request of these that no call has returned yet
	 */
	public AmiRequest awaitRequest(RequestPattern requests) {
		return this.requests.await(requests, Monitor.PATIENCE);
	}

	/**
	 * Waits until a number of requests has arrived, and takes none of them from
	 * {@link #awaitRequest(String)}.
	 * @param requests which requests
	 * @param count how many at least
	 * @return all of these so far, in the order of their arrival
	 */
	public List<AmiRequest> awaitRequests(RequestPattern requests, int count) {
		return this.requests.await(requests, count, Monitor.PATIENCE);
	}

	/**
	 * Sends an event to every session logged in whose mask allows the classes in its
	 * {@code Privilege}; without that header, to every session logged in.
	 * @param event name of the event
	 * @param headers names and values in turn
	 */
	public void emit(String event, String... headers) {
		this.sessions.broadcast(Message.event(event, headers));
	}

	/**
	 * Sends events as {@link #emit(String, String...)} does.
	 * @param first the first event
	 * @param more further events, in this order
	 */
	public void emit(AmiEvent first, AmiEvent... more) {
		emit(first.name(), first.namesAndValues());
		for (AmiEvent event : more) {
			emit(event.name(), event.namesAndValues());
		}
	}

	/**
	 * Sends an event as {@link #emit(String, String...)} does, exactly as it stands: the
	 * text has to hold its line ends and the empty line at its end.
	 * @param event the event as on the wire, sent in UTF-8
	 */
	public void emitRaw(String event) {
		this.sessions.broadcast(Message.raw(event.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Sends bytes to every open connection, logged in or not.
	 * @param bytes what to send, a message or not
	 */
	public void sendBytes(byte[] bytes) {
		this.sessions.forEach((session) -> session.send(bytes.clone()));
	}

	/**
	 * Sends the events of a recording once.
	 * @param stream the recording
	 * @param eventsPerSecond how fast, 0 for as fast as the sessions read
	 * @return the replay, to wait for or to stop
	 * @see #replay(RecordedStream, double, int)
	 */
	public Replay replay(RecordedStream stream, double eventsPerSecond) {
		return replay(stream, eventsPerSecond, 1);
	}

	/**
	 * Sends the events of a recording, each as {@link #emit(String, String...)} does and
	 * byte for byte. Left out are the items of lists, which nobody has asked for, and
	 * {@code FullyBooted}. Each round begins when a session hears events.
	 * @param stream the recording
	 * @param eventsPerSecond how fast, 0 for as fast as the sessions read
	 * @param rounds how often, {@link Replay#FOREVER} until stopped
	 * @return the replay, to wait for or to stop; it stops with the server
	 */
	public Replay replay(RecordedStream stream, double eventsPerSecond, int rounds) {
		List<Message> events = stream.broadcasts();
		if (events.isEmpty()) {
			throw new IllegalArgumentException(
					"The recording holds no event to replay: only events with a Privilege are");
		}
		String threadName = "ami-server-" + port() + "-replay";
		Replay replay = new Replay(events, eventsPerSecond, rounds, this.sessions, threadName).start();
		this.replays.add(replay);
		return replay;
	}

	/**
	 * How many sessions are logged in.
	 * @return their number
	 */
	public int sessions() {
		return this.sessions.loggedIn();
	}

	/**
	 * Waits until a number of sessions is logged in.
	 * @param count how many, no more and no less
	 */
	public void awaitSessions(int count) {
		this.sessions.await(count, Monitor.PATIENCE);
	}

	/**
	 * Every login so far, for tests of who is connected when: that of two instances of an
	 * application one hears events at any time, say.
	 * @return the logins accepted, those that have ended included, in their order
	 */
	public List<AmiLogin> logins() {
		return this.logins.all();
	}

	/**
	 * How many connections were accepted since the start.
	 * @return their number, which is also the number of the latest
	 */
	public int connections() {
		return this.listener.accepted();
	}

	/**
	 * Waits until so many connections were accepted since the start.
	 * @param count how many at least
	 */
	public void awaitConnections(int count) {
		this.monitor.await(Monitor.PATIENCE, () -> (connections() >= count) ? count : null,
				() -> "Expected " + count + " connections within " + Monitor.PATIENCE + ", had " + connections());
	}

	/**
	 * Makes the next connection go wrong.
	 * @param fault in which way
	 * @return the faults, to order more
	 */
	public Faults fault(Fault fault) {
		return this.faults.next(fault);
	}

	/**
	 * What goes wrong.
	 * @return the faults of this server
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * Closes every connection, after what was sent on it so far.
	 */
	public void dropSessions() {
		this.sessions.forEach(AmiSession::end);
	}

	/**
	 * Refuses new connections. Those open stay.
	 */
	public void stopListening() {
		this.listener.stop();
	}

	/**
	 * Accepts connections again, on the same port.
	 */
	public void startListening() {
		this.listener.start();
	}

	/**
	 * Stops replays, and forgets scripts, requests, logins that have ended and the faults
	 * ordered. Connections stay.
	 */
	public void reset() {
		stopReplays();
		this.actions.clear();
		this.requests.clear();
		this.logins.clear();
		this.faults.clear();
	}

	/**
	 * Closes everything at once. Idempotent.
	 */
	@Override
	public void close() {
		this.listener.stop();
		stopReplays();
		this.sessions.close();
	}

	private void stopReplays() {
		this.replays.forEach(Replay::close);
		this.replays.clear();
	}

	@Override
	public String toString() {
		return "AmiServer " + address() + ":" + port();
	}

}
