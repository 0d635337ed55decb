package io.github.asteriskmanager.boot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the bean of type {@code Executor} that is to run the listeners of AMI events.
 * <p>
 * It serves all providers and keeps the order of each. Without such a bean each provider
 * has threads of its own, virtual ones with {@code spring.threads.virtual.enabled}. Make
 * it {@code @Bean(defaultCandidate = false)} to leave {@code applicationTaskExecutor} in
 * its place.
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier
public @interface AsteriskManagerTaskExecutor {

}
