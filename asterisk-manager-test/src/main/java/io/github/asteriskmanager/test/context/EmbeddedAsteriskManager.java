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
 * {@code <title>AmiServer}, started before the context is and closed with it. Providers
 * that the application configures keep their keys, but for {@code address}, {@code port},
 * {@code username}, {@code password} and {@code ssl}: these point to the servers, and
 * come before any other source. Providers without a server do not exist in the test.
 * Tests with the same annotation share the servers as they share the context; after each
 * test the servers forget scripts, requests and faults, as by {@link AmiServer#reset()}.
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
	 * @return the titles; by default those that the application's files configure under
	 * {@code asterisk.manager.providers}, or {@code embedded} if there are none
	 */
	String[] titles() default {};

	/**
	 * Whether there are servers at all, which an annotation that has this one may want to
	 * leave open.
	 * @return whether there are
	 */
	boolean enabled() default true;

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
