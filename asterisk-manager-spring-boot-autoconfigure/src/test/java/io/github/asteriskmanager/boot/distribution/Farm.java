package io.github.asteriskmanager.boot.distribution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.test.AmiServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A server, and applications that publish its events to a broker or consume them there.
 */
public final class Farm implements AutoCloseable {

	/** How long anything may take. */
	public static final Duration SOON = Duration.ofSeconds(60);

	private final AmiServer server = AmiServer.builder().start();

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final String broker;

	private final List<String> properties;

	/**
	 * Begins without applications.
	 * @param broker name of the broker
	 * @param properties what all applications have in common
	 */
	public Farm(String broker, String... properties) {
		this.broker = broker;
		this.properties = List.of(properties);
	}

	/** The server. */
	public AmiServer server() {
		return this.server;
	}

	/** Starts an application. */
	public ConfigurableApplicationContext run(String... more) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Worker.class).web(WebApplicationType.NONE)
			.run(Stream
				.concat(Stream.concat(Stream.of("spring.application.name=calls", "logging.level.org.apache=warn",
						"logging.level.kafka=warn"), this.properties.stream()), Arrays.stream(more))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
		this.contexts.add(context);
		return context;
	}

	/** Starts an application that publishes, and waits until it is connected. */
	public ConfigurableApplicationContext collector(String... more) {
		ConfigurableApplicationContext context = run(
				Stream
					.concat(Stream.of("asterisk.manager." + this.broker + ".publish.enabled=true",
							"asterisk.manager.providers[0].title=primary",
							"asterisk.manager.providers[0].address=" + this.server.address(),
							"asterisk.manager.providers[0].port=" + this.server.port(),
							"asterisk.manager.providers[0].username=manager",
							"asterisk.manager.providers[0].password=secret"), Arrays.stream(more))
					.toArray(String[]::new));
		context.getBean(ManagerProvider.class).awaitReady(SOON);
		return context;
	}

	/** Starts an application that consumes. */
	public ConfigurableApplicationContext worker(String... more) {
		return run(Stream
			.concat(Stream.of("asterisk.manager." + this.broker + ".consume.enabled=true"), Arrays.stream(more))
			.toArray(String[]::new));
	}

	/** What the outbox of a collector has done. */
	public static OutboxStatistics statistics(ConfigurableApplicationContext collector) {
		return collector.getBean(EventDistribution.class).getOutboxes().get(0).getStatistics();
	}

	/** Sends one event of a call. */
	public void hangup(int call, int number) {
		this.server.emit("Hangup", "Privilege", "call,all", "Channel", "PJSIP/" + call + "-" + number, "Uniqueid",
				call + "." + number, "Linkedid", call + ".0", "Cause", String.valueOf(number));
	}

	/** The numbers of the events of a call, in the order they were heard. */
	public static List<Integer> numbers(List<HangupEvent> hangups, int call) {
		return hangups.stream()
			.filter((hangup) -> (call + ".0").equals(hangup.getLinkedid()))
			.map(HangupEvent::getCause)
			.toList();
	}

	@Override
	public void close() {
		this.contexts.forEach(ConfigurableApplicationContext::close);
		this.server.close();
	}

}
