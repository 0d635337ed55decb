package io.github.asteriskmanager.benchmarks.startup;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.asteriskmanager.boot.AsteriskManagerService;

/**
 * A Boot application without anything of its own.
 */
public final class EmptyApplication {

	private EmptyApplication() {
	}

	/**
	 * Starts it, and prints milliseconds, megabytes of heap, and the number of classes.
	 * @param args {@code empty}, {@code starter} or {@code connected}; port of a server
	 */
	public static void main(String[] args) {
		long start = System.nanoTime();
		List<String> properties = new ArrayList<>(List.of("spring.main.banner-mode=off"));
		switch (args[0]) {
			case "empty" -> properties.add("asterisk.manager.enabled=false");
			case "connected" -> properties.addAll(List.of("asterisk.manager.providers[0].title=pbx",
					"asterisk.manager.providers[0].address=127.0.0.1", "asterisk.manager.providers[0].port=" + args[1],
					"asterisk.manager.providers[0].username=manager", "asterisk.manager.providers[0].password=secret"));
			default -> {
			}
		}
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties(properties.toArray(String[]::new))
			.run();
		if (args[0].equals("connected")) {
			context.getBean(AsteriskManagerService.class).getProvider("pbx").awaitReady(Duration.ofSeconds(10));
		}
		double millis = (System.nanoTime() - start) / 1e6;
		System.gc();
		System.out.println(millis + " " + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6 + " "
				+ ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
		System.exit(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
