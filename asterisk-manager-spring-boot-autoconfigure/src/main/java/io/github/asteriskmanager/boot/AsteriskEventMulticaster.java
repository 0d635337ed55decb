package io.github.asteriskmanager.boot;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/**
 * Spring's multicaster with one difference: a listener that throws at an
 * {@link AsteriskEvent} stops neither the other listeners nor the events after it.
 * <p>
 * For all other events a listener's exception reaches the publisher, as ever. An AMI
 * event has no publisher who could do something about it.
 */
public final class AsteriskEventMulticaster extends SimpleApplicationEventMulticaster {

	private final ListenerErrors errors;

	/**
	 * Creates the multicaster.
	 * @param errors told what listeners of AMI events throw
	 */
	public AsteriskEventMulticaster(ListenerErrors errors) {
		this.errors = errors;
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
