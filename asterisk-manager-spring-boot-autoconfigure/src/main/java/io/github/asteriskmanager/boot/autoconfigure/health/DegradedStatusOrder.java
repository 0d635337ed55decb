package io.github.asteriskmanager.boot.autoconfigure.health;

import java.util.List;

import io.github.asteriskmanager.boot.health.AsteriskManagerHealthContributor;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.contributor.Status;

/**
 * Puts {@code DEGRADED} between down and up in the order that statuses are aggregated by,
 * unless the application has an order of its own.
 */
final class DegradedStatusOrder implements BeanPostProcessor {

	private static final List<String> ORDER = List.of(Status.DOWN.getCode(), Status.OUT_OF_SERVICE.getCode(),
			AsteriskManagerHealthContributor.DEGRADED.getCode(), Status.UP.getCode(), Status.UNKNOWN.getCode());

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof HealthEndpointProperties properties && properties.getStatus().getOrder().isEmpty()) {
			properties.getStatus().setOrder(ORDER);
		}
		return bean;
	}

}
