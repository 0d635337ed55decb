package io.github.asteriskmanager.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Skips tests, visibly, where PostgreSQL is not installed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.github.asteriskmanager.servers.PostgresServer#isInstalled",
		disabledReason = "PostgreSQL is not installed; Debian's package is 'postgresql'")
public @interface EnabledIfPostgresInstalled {

}
