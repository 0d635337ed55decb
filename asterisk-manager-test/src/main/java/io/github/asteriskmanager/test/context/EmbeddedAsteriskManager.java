package io.github.asteriskmanager.test.context;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.RecordedStream;

/**
 * Gives a test class an {@link AmiServer} for each provider, and tells the application
 * under test where they are.
 * <p>
 * In a test with a Spring context, each server is a bean of type {@link AmiServer} named
 * {@code <title>AmiServer}, started before the context is and closed with it. The
 * properties {@code asterisk.manager.providers[i].title}, {@code .address},
 * {@code .port}, {@code .username} and {@code .password} come before any other source, so
 * they replace the whole list of providers the application is configured with; defaults
 * under {@code asterisk.manager.defaults} apply to them. Tests with the same annotation
 * share the servers as they share the context: {@link AmiServer#reset()} forgets what
 * another test has left.
 * <p>
 * In a test without Spring the annotation is a JUnit extension: methods take the server
 * as a parameter of type {@link AmiServer}, or all of them by title as a
 * {@code Map<String, AmiServer>}. They live as long as the test class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(EmbeddedAsteriskManagerExtension.class)
public @interface EmbeddedAsteriskManager {

	/**
	 * Titles of the providers, each with a server of its own.
	 * @return the titles
	 */
	String[] titles() default "embedded";

	/**
	 * The user who may log in.
	 * @return the user's name
	 */
	String username() default "manager";

	/**
	 * The user's secret.
	 * @return the secret
	 */
	String password() default "secret";

	/**
	 * Version of the protocol in the banner.
	 * @return the version, by default that of Asterisk 22
	 */
	String version() default "11.0.0";

	/**
	 * Whether the servers replay {@link RecordedStream#callCenter()}, again and again, to
	 * whoever is logged in.
	 * @return whether they do
	 */
	boolean replay() default false;

	/**
	 * How fast the servers replay.
	 * @return events a second, 0 for as fast as possible
	 */
	double eventsPerSecond() default 20;

}
