package io.github.asteriskmanager.sample.farm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.CommandAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.test.container.AsteriskContainer;
import org.testcontainers.images.builder.Transferable;

/**
 * An Asterisk in a container, with a call each second and numbered user events. It is
 * asked five times a second who is connected.
 */
final class DockerPbx implements Pbx {

	private static final String OBSERVER = "observer";

	/** User, address, moment of login, seconds since, number of the connection. */
	private static final Pattern SESSION = Pattern.compile("\\s*(\\S+)\\s+\\S+\\s+(\\d+)\\s+\\d+\\s+(\\d+)\\s.*");

	private final String title;

	private final AsteriskContainer container;

	private final Ledger ledger = new Ledger();

	private final Map<String, Tenure> tenures = new LinkedHashMap<>();

	private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

	private final ManagerProvider provider;

	private final ManagerConnection connection;

	private volatile boolean stopped;

	DockerPbx(String title, List<String> users) {
		this.title = title;
		List<String> all = new ArrayList<>(users);
		all.add(OBSERVER);
		this.container = AsteriskContainer.ofBaseImage("debian:sid-slim")
			.withCopyToContainer(Transferable.of(managerConf(all), 0644), "/etc/asterisk/manager.conf");
		this.container.start();
		this.provider = ManagerProvider.create(ManagerOptions.builder()
			.title(OBSERVER)
			.address(this.container.getHost())
			.port(this.container.getAmiPort())
			.username(OBSERVER)
			.password("secret")
			.build());
		this.connection = this.provider.connect();
		this.executor.scheduleAtFixedRate(this::look, 0, 200, TimeUnit.MILLISECONDS);
	}

	private static String managerConf(List<String> users) {
		StringBuilder conf = new StringBuilder("[general]\nenabled = yes\nbindaddr = 0.0.0.0\nport = 5038\n");
		users.forEach((user) -> conf.append("[%s]\nsecret = secret\nread = all\nwrite = all\n".formatted(user)));
		return conf.toString();
	}

	@Override
	public String title() {
		return this.title;
	}

	@Override
	public int port() {
		return this.container.getAmiPort();
	}

	@Override
	public Ledger ledger() {
		return this.ledger;
	}

	@Override
	public List<Tenure> tenures() {
		synchronized (this.tenures) {
			return List.copyOf(this.tenures.values());
		}
	}

	private void look() {
		List<String> lines = this.connection.send(CommandAction.of("manager show connected")).getOutput();
		Instant now = Instant.now();
		synchronized (this.tenures) {
			Map<String, Tenure> gone = new LinkedHashMap<>(this.tenures);
			for (String line : lines) {
				Matcher session = SESSION.matcher(line);
				if (session.matches() && !session.group(1).equals(OBSERVER)) {
					String key = session.group(1) + " " + session.group(2) + " " + session.group(3);
					this.tenures.computeIfAbsent(key, (id) -> new Tenure(session.group(1), id, now, Instant.MAX));
					gone.remove(key);
				}
			}
			gone.forEach((key, tenure) -> {
				if (tenure.isOpen()) {
					this.tenures.put(key, new Tenure(tenure.user(), key, tenure.from(), now));
				}
			});
		}
	}

	@Override
	public void startTraffic() {
		this.executor.scheduleAtFixedRate(this::number, 0, 50, TimeUnit.MILLISECONDS);
		this.executor.scheduleAtFixedRate(this::call, 0, 1, TimeUnit.SECONDS);
	}

	private void number() {
		if (!this.stopped) {
			this.connection.send(ManagerAction.of("UserEvent")
				.with("UserEvent", "Numbered")
				.with(NumberedEvents.HEADER, String.valueOf(this.ledger.next())));
		}
	}

	private void call() {
		if (!this.stopped) {
			this.connection.send(OriginateAction.builder()
				.channel("Local/1000@default")
				.context("default")
				.exten("1001")
				.priority(1)
				.async(true)
				.build());
		}
	}

	@Override
	public void stopTraffic() {
		this.stopped = true;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
		this.connection.close();
		this.provider.close();
		this.container.stop();
	}

}
