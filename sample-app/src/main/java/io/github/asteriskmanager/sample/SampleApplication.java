package io.github.asteriskmanager.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Listens to Asterisk servers and prints their calls.
 * <p>
 * Without a profile the server is one inside this process that replays a recorded call
 * centre; with the profile {@code asterisk} it is a real one. On several machines it runs
 * with the profiles {@code collector}, which publishes to Kafka the events of the servers
 * it owns, and {@code worker}, which listens to what comes from there.
 */
@SpringBootApplication
public class SampleApplication {

	/**
	 * Starts the application.
	 * @param args options of Spring Boot, such as
	 * {@code --spring.profiles.active=asterisk}
	 */
	public static void main(String[] args) {
		start(args);
	}

	/**
	 * Starts the application.
	 * @param args options of Spring Boot
	 * @return its context; close it to end
	 */
	public static ConfigurableApplicationContext start(String... args) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.addInitializers(new RecordedCallCenter());
		return application.run(args);
	}

}
