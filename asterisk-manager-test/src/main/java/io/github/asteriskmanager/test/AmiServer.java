package io.github.asteriskmanager.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
 *     server.answer("Getvar", AmiReply.success("Variable", "X", "Value", "1"));
 *     // ... connect the client to server.address() and server.port()
 *     server.awaitSessions(1);
 *     server.emit("Hangup", "Channel", "PJSIP/1", "Cause", "16");
 * }
 * }</pre> Methods that wait do so for at most ten seconds, unless told otherwise, and
 * then throw an {@link AssertionError} that says what was there instead. Thread-safe.
 * Nothing it starts keeps the JVM alive.
 *
 * @see <a href="https://docs.asterisk.org/Configuration/Interfaces/">Asterisk
 * interfaces</a>
 */
public final class AmiServer implements AutoCloseable {

	private final Monitor monitor = new Monitor();

	private final Sessions sessions = new Sessions(this.monitor);

	private final RequestLog requests = new RequestLog(this.monitor);

	private final Faults faults = new Faults(this.monitor,
			(fault) -> this.sessions.forEach((session) -> session.fault(fault)));

	private final Actions actions;

	private final Listener listener;

	private AmiServer(Builder builder) {
		Settings settings = builder.settings();
		this.actions = new Actions(new StandardActions(settings));
		Switchboard switchboard = new Switchboard(settings, this.actions, this.requests, this.faults, this.sessions);
		this.listener = new Listener(builder.port, builder.ssl, switchboard);
	}

	/**
	 * Begins to describe a server.
	 * @return a builder: without further ado a server on a free port of the loopback
	 * interface with the user {@code manager} and the secret {@code secret}
	 */
	public static Builder builder() {
		return new Builder();
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
	 * Answers an action with what a function makes of the request. The function runs on
	 * the thread of the session: while it waits, the session reads no other request.
	 * @param action name of the action in any case
	 * @param script the function, in place of any answer before
	 * @return this server
	 */
	public AmiServer on(String action, Function<AmiRequest, AmiReply> script) {
		this.actions.script(action, script);
		return this;
	}

	/**
	 * Answers an action with these replies in turn, and again with the last one.
	 * @param action name of the action in any case
	 * @param first the first reply
	 * @param more the replies to the requests after the first
	 * @return this server
	 */
	public AmiServer answer(String action, AmiReply first, AmiReply... more) {
		List<AmiReply> rest = List.of(more);
		AtomicInteger turn = new AtomicInteger();
		return on(action, (request) -> {
			int index = turn.getAndUpdate((count) -> Math.min(count + 1, rest.size()));
			return (index == 0) ? first : rest.get(index - 1);
		});
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
		return this.requests.await(action, timeout);
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
	 * Sends an event as {@link #emit} does, exactly as it stands: the text has to hold
	 * its line ends and the empty line at its end.
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
	 * Forgets scripts, requests and faults ordered. Connections stay.
	 */
	public void reset() {
		this.actions.clear();
		this.requests.clear();
		this.faults.clear();
	}

	/**
	 * Closes everything at once. Idempotent.
	 */
	@Override
	public void close() {
		this.listener.stop();
		this.sessions.close();
	}

	@Override
	public String toString() {
		return "AmiServer " + address() + ":" + port();
	}

	/**
	 * Describes an {@link AmiServer} to start.
	 */
	public static final class Builder {

		private final Map<String, String> secrets = new LinkedHashMap<>();

		private int port;

		private String banner = "Asterisk Call Manager/11.0.0";

		private Duration authenticationDelay = Duration.ZERO;

		private Duration writeTimeout = Duration.ofSeconds(10);

		private boolean fullyBooted = true;

		private @Nullable SSLContext ssl;

		private Builder() {
		}

		/**
		 * Adds a user. Without any, there is {@code manager} with the secret
		 * {@code secret}.
		 * @param name the user's name
		 * @param secret the user's secret
		 * @return this builder
		 */
		public Builder user(String name, String secret) {
			this.secrets.put(name, secret);
			return this;
		}

		/**
		 * Sets the port.
		 * @param port the port, 0 for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Sets the version of the protocol in the banner: 11.0.0, that of Asterisk 22, by
		 * default.
		 * @param version the version, such as {@code 5.0.4}
		 * @return this builder
		 */
		public Builder version(String version) {
			return banner("Asterisk Call Manager/" + version);
		}

		/**
		 * Sets the whole banner, as a proxy has another.
		 * @param banner the line without its end
		 * @return this builder
		 */
		public Builder banner(String banner) {
			this.banner = banner;
			return this;
		}

		/**
		 * Lets time pass before a login is refused: Asterisk takes one second, this
		 * server none by default.
		 * @param delay how long
		 * @return this builder
		 */
		public Builder authenticationDelay(Duration delay) {
			this.authenticationDelay = delay;
			return this;
		}

		/**
		 * Sets how long a peer may leave its connection full before it is closed, in the
		 * middle of a message. Asterisk's default is 100 milliseconds, the default here
		 * ten seconds.
		 * @param timeout how long
		 * @return this builder
		 */
		public Builder writeTimeout(Duration timeout) {
			this.writeTimeout = timeout;
			return this;
		}

		/**
		 * Sets whether {@code FullyBooted} follows a login, as it does unless Asterisk is
		 * still starting.
		 * @param fullyBooted whether it does
		 * @return this builder
		 */
		public Builder fullyBooted(boolean fullyBooted) {
			this.fullyBooted = fullyBooted;
			return this;
		}

		/**
		 * Makes the server speak TLS.
		 * @param context holds the certificate of the server
		 * @return this builder
		 */
		public Builder ssl(SSLContext context) {
			this.ssl = context;
			return this;
		}

		/**
		 * Starts the server.
		 * @return the server, listening
		 * @throws UncheckedIOException when the port is taken
		 */
		public AmiServer start() {
			AmiServer server = new AmiServer(this);
			server.startListening();
			return server;
		}

		private Settings settings() {
			Map<String, String> users = this.secrets.isEmpty() ? Map.of("manager", "secret") : this.secrets;
			return new Settings(this.banner, users, this.authenticationDelay, this.writeTimeout, this.fullyBooted);
		}

	}

}
