package io.github.asteriskmanager.boot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.ResolvableType;

/**
 * Spring's multicaster with one difference: a listener that throws at an
 * {@link AsteriskEvent} stops neither the other listeners nor the events after it.
 * <p>
 * For all other events a listener's exception reaches the publisher, as ever. An AMI
 * event has no publisher who could do something about it.
 */
public final class AsteriskEventMulticaster extends SimpleApplicationEventMulticaster {

	/** Nobody but this class can ask for it by name. */
	private static final ResolvableType ANYTHING = ResolvableType.forClassWithGenerics(AsteriskEvent.class,
			Anything.class);

	private final ListenerErrors errors;

	private final Map<Class<?>, Boolean> taken = new ConcurrentHashMap<>();

	private volatile Runnable whenChanged = () -> {
	};

	private static final class Anything {

	}

	/**
	 * Creates the multicaster.
	 * @param errors told what listeners of AMI events throw
	 */
	public AsteriskEventMulticaster(ListenerErrors errors) {
		this.errors = errors;
	}

	/**
	 * Whether a listener takes what providers deliver of a class. One that takes any
	 * application event whatever, for a log or an audit, does not count: it waits for
	 * nothing.
	 * @param payload class of what is delivered
	 * @return {@code true} if there is one
	 */
	public boolean takes(Class<?> payload) {
		Boolean known = this.taken.get(payload);
		return (known != null) ? known : this.taken.computeIfAbsent(payload, this::findListener);
	}

	private boolean findListener(Class<?> payload) {
		ResolvableType type = ResolvableType.forClassWithGenerics(AsteriskEvent.class, payload);
		return getApplicationListeners().stream()
			.anyMatch((listener) -> supportsEvent(listener, type, AsteriskManagerService.class)
					&& !supportsEvent(listener, ANYTHING, AsteriskManagerService.class));
	}

	@Override
	public void addApplicationListener(ApplicationListener<?> listener) {
		super.addApplicationListener(listener);
		listenersChanged();
	}

	@Override
	public void addApplicationListenerBean(String listenerBeanName) {
		super.addApplicationListenerBean(listenerBeanName);
		listenersChanged();
	}

	@Override
	public void removeApplicationListener(ApplicationListener<?> listener) {
		super.removeApplicationListener(listener);
		listenersChanged();
	}

	@Override
	public void removeApplicationListeners(Predicate<ApplicationListener<?>> predicate) {
		super.removeApplicationListeners(predicate);
		listenersChanged();
	}

	/**
	 * Says whom to tell that listeners have come or gone.
	 * @param whenChanged called on the thread that changed them
	 */
	public void whenListenersChange(Runnable whenChanged) {
		this.whenChanged = whenChanged;
	}

	private void listenersChanged() {
		this.taken.clear();
		this.whenChanged.run();
	}

	@Override
	protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
		if (event instanceof AsteriskEvent<?> asteriskEvent) {
			try {
				super.invokeListener(listener, event);
			}
			catch (Throwable ex) {
				this.errors.add(listener, asteriskEvent, ex);
			}
		}
		else {
			super.invokeListener(listener, event);
		}
	}

}
