package io.github.asteriskmanager.benchmarks.events;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import org.asteriskjava.manager.DefaultManagerConnection;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.event.FullyBootedEvent;
import io.github.asteriskmanager.event.ManagerEvent;

/**
 * Both libraries behind an {@code @EventListener} that reads three getters.
 */
final class SpringClients {

	private SpringClients() {
	}

	/** The starter in a Boot application. */
	static final class Own extends EventClient {

		@Override
		public void connect(int port) {
			ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
				.web(org.springframework.boot.WebApplicationType.NONE)
				.initializers((created) -> created.getBeanFactory().registerSingleton("listener", new Listener(this)))
				.properties("spring.main.banner-mode=off", "asterisk.manager.providers[0].title=flooded",
						"asterisk.manager.providers[0].address=127.0.0.1", "asterisk.manager.providers[0].port=" + port,
						"asterisk.manager.providers[0].username=manager",
						"asterisk.manager.providers[0].password=secret",
						"asterisk.manager.providers[0].queue.overflow=block")
				.run();
			context.getBean(AsteriskManagerService.class)
				.getProvider("flooded")
				.awaitReady(java.time.Duration.ofSeconds(10));
		}

		@Configuration(proxyBeanMethods = false)
		@EnableAutoConfiguration
		static class Application {

		}

		record Listener(EventClient client) {

			@EventListener
			void onEvent(ManagerEvent event) {
				this.client.counted();
				Reads.three(this.client, event);
				if (event instanceof FullyBootedEvent) {
					this.client.ended();
				}
			}

		}

	}

	/** asterisk-java, whose listener publishes to a context. */
	static final class AsteriskJava extends EventClient {

		@Override
		public void connect(int port) throws Exception {
			AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
			context.getBeanFactory().registerSingleton("listener", new Listener(this));
			context.refresh();
			DefaultManagerConnection connection = new DefaultManagerConnection("127.0.0.1", port, "manager", "secret");
			connection.addEventListener(context::publishEvent);
			connection.login();
		}

		record Listener(EventClient client) {

			@EventListener
			void onEvent(org.asteriskjava.manager.event.ManagerEvent event) {
				this.client.counted();
				Reads.three(this.client, event);
				if (event instanceof org.asteriskjava.manager.event.FullyBootedEvent) {
					this.client.ended();
				}
			}

		}

	}

}
