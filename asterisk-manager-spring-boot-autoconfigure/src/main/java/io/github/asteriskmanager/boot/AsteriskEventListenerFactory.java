package io.github.asteriskmanager.boot;

import java.lang.reflect.Method;

import io.github.asteriskmanager.event.AmiEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Makes listeners of {@link EventListener} methods that take an AMI event by its class or
 * interface: Spring's own, with one shortcut.
 * <p>
 * Spring works out from the generic type of every event whether it carries what the
 * method takes, which costs more than everything else on the way. For an
 * {@link AsteriskEvent} and a plain class this is an {@code instanceof}. Methods that
 * name their events in the annotation, take generic types, or are claimed by another
 * factory, such as transactional ones, stay with Spring.
 */
public final class AsteriskEventListenerFactory implements EventListenerFactory, Ordered {

	/** Just before Spring's default. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public boolean supportsMethod(Method method) {
		if (method.getParameterCount() != 1 || !(method.getGenericParameterTypes()[0] instanceof Class<?> type)
				|| !AmiEvent.class.isAssignableFrom(type)) {
			return false;
		}
		EventListener annotation = AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class);
		return annotation != null && annotation.classes().length == 0;
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		return new PayloadListener(beanName, type, method);
	}

	private static final class PayloadListener extends ApplicationListenerMethodAdapter {

		private final Class<?> payloadType;

		PayloadListener(String beanName, Class<?> targetClass, Method method) {
			super(beanName, targetClass, method);
			this.payloadType = method.getParameterTypes()[0];
		}

		@Override
		protected @Nullable Object @Nullable [] resolveArguments(ApplicationEvent event) {
			if (event instanceof AsteriskEvent<?> asteriskEvent) {
				Object payload = asteriskEvent.getPayload();
				return this.payloadType.isInstance(payload) ? new Object[] { payload } : null;
			}
			return super.resolveArguments(event);
		}

	}

}
