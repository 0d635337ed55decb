package io.github.asteriskmanager.boot;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.util.StringUtils;

/**
 * What application listeners threw at AMI events: counted for each provider, and logged
 * the first time a listener fails in a certain way. Thread-safe.
 */
public final class ListenerErrors {

	private static final Logger logger = LoggerFactory.getLogger(ListenerErrors.class);

	/** Listeners may come and go; beyond this, failures are only counted. */
	private static final int MOST_LOGGED = 1000;

	private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

	private final Set<Failure> logged = ConcurrentHashMap.newKeySet();

	/** What makes two failures the same one: the listener, and what was thrown where. */
	private record Failure(String listener, Class<?> type, StackTraceElement at) {

		private static final StackTraceElement NOWHERE = new StackTraceElement("", "", null, -1);

		static Failure of(String listener, Throwable thrown) {
			StackTraceElement[] trace = thrown.getStackTrace();
			return new Failure(listener, thrown.getClass(), (trace.length > 0) ? trace[0] : NOWHERE);
		}

	}

	/**
	 * How often a listener has failed.
	 * @param provider title of the provider whose event it was
	 * @return the number
	 */
	public long count(String provider) {
		LongAdder count = this.counts.get(provider);
		return (count != null) ? count.sum() : 0;
	}

	void add(ApplicationListener<?> listener, AsteriskEvent<?> event, Throwable thrown) {
		this.counts.computeIfAbsent(event.getProvider(), (provider) -> new LongAdder()).increment();
		Throwable cause = (thrown instanceof UndeclaredThrowableException wrapper && wrapper.getCause() != null)
				? wrapper.getCause() : thrown;
		String name = nameOf(listener);
		if (this.logged.size() < MOST_LOGGED && this.logged.add(Failure.of(name, cause))) {
			logger.error("[{}] Listener {} failed on {}; when it fails there again, that is only counted",
					event.getProvider(), name, event.getPayload(), cause);
		}
	}

	private static String nameOf(ApplicationListener<?> listener) {
		return (listener instanceof SmartApplicationListener smart && StringUtils.hasLength(smart.getListenerId()))
				? smart.getListenerId() : listener.getClass().getName();
	}

}
