package io.github.asteriskmanager.boot.autoconfigure.distribution;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that tells whoever publishes to a
 * broker, or consumes from it, that its library is missing: nothing would happen without
 * a word.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "asterisk.manager.enabled", matchIfMissing = true)
public final class BrokersWithoutLibraryAutoConfiguration {

	BrokersWithoutLibraryAutoConfiguration(ApplicationContext context) {
		check(context, "kafka", "org.springframework.kafka.core.KafkaTemplate", "spring-boot-starter-kafka");
		check(context, "rabbit", "org.springframework.amqp.rabbit.core.RabbitTemplate", "spring-boot-starter-amqp");
	}

	private static void check(ApplicationContext context, String broker, String type, String starter) {
		Environment environment = context.getEnvironment();
		for (String use : new String[] { "publish", "consume" }) {
			String key = "asterisk.manager." + broker + "." + use + ".enabled";
			if (environment.getProperty(key, Boolean.class, false)
					&& !ClassUtils.isPresent(type, context.getClassLoader())) {
				throw new InvalidConfigurationPropertyValueException(key, true,
						"There is no " + type + ". Add the dependency '" + starter + "', or take the key out");
			}
		}
	}

}
