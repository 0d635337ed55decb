package io.github.asteriskmanager.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.context.EmbeddedAsteriskManager;

/**
 * Tests that part of a Spring Boot application that talks to Asterisk.
 * <p>
 * The context holds the auto-configuration of the starter alone, and of the components of
 * the application those that listen to events or extend the starter: beans with an
 * {@code @EventListener} method, {@code ApplicationListener}s, converters, filters and
 * customizers. What these need besides is for the test to provide, with
 * {@code @MockitoBean} or {@code @Import}. The providers of the application talk to an
 * {@link AmiServer} inside the test, which is a bean too; see
 * {@link EmbeddedAsteriskManager}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(AsteriskManagerTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(AsteriskManagerTypeExcludeFilter.class)
@ImportAutoConfiguration
@EmbeddedAsteriskManager
public @interface AsteriskManagerTest {

	/**
	 * Properties in form {@code key=value} to add to the environment before the test
	 * runs.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * Titles of the providers that get a server.
	 * @return the titles, by default those the application configures
	 */
	@AliasFor(annotation = EmbeddedAsteriskManager.class)
	String[] titles() default {};

	/**
	 * Whether there are servers inside the test. If not, the application connects to
	 * where it is configured to, such as a container.
	 * @return whether there are
	 */
	@AliasFor(annotation = EmbeddedAsteriskManager.class, attribute = "enabled")
	boolean embedded() default true;

	/**
	 * Whether components are left out unless they have to do with Asterisk.
	 * @return whether the filter described above is used
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Which components to add to those that the filter keeps.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Which components to leave out.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Which auto-configuration to leave out.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
