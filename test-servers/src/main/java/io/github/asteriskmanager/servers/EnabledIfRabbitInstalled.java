package io.github.asteriskmanager.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Skips tests, visibly, where RabbitMQ is not installed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.github.asteriskmanager.servers.RabbitServer#isInstalled",
		disabledReason = "RabbitMQ is not installed; Debian's package is 'rabbitmq-server'")
public @interface EnabledIfRabbitInstalled {

}
