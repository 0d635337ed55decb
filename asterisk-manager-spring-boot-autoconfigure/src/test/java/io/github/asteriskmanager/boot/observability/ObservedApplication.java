package io.github.asteriskmanager.boot.observability;

import java.time.Duration;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.app.CallApplication;
import io.github.asteriskmanager.test.AmiServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application of the tests with two providers of one server.
 */
final class ObservedApplication implements AutoCloseable {

	static final Duration SOON = Duration.ofSeconds(30);

	final AmiServer server = AmiServer.builder().start();

	final ConfigurableApplicationContext context;

	ObservedApplication(WebApplicationType type, Class<?> configuration, String... properties) {
		this.context = new SpringApplicationBuilder(CallApplication.class, configuration).web(type)
			.properties("server.port=0", "management.tracing.sampling.probability=1.0",
					"asterisk.manager.defaults.address=127.0.0.1",
					"asterisk.manager.defaults.port=" + this.server.port(),
					"asterisk.manager.defaults.username=manager", "asterisk.manager.defaults.password=secret",
					"asterisk.manager.providers[0].title=primary", "asterisk.manager.providers[1].title=backup",
					"asterisk.manager.defaults.reconnect.fast-interval=1ms",
					"asterisk.manager.defaults.reconnect.max-interval=10ms",
					"asterisk.manager.defaults.reconnect.fast-attempts=10000")
			.properties(properties)
			.run();
		service().getProviders().forEach((provider) -> provider.awaitReady(SOON));
		this.server.awaitSessions(2);
	}

	AsteriskManagerService service() {
		return this.context.getBean(AsteriskManagerService.class);
	}

	@Override
	public void close() {
		this.context.close();
		this.server.close();
	}

}
