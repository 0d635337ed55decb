package io.github.asteriskmanager.connection;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.asteriskmanager.ActionFailedException;
import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.action.GenericAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.ResyncCompletedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches some lists at the same time and tells when all have come or failed.
 */
final class ResyncRound {

	private static final Logger logger = LoggerFactory.getLogger(ResyncRound.class);

	private final String provider;

	private final Session session;

	private final Set<Resync> parts;

	private final Consumer<ResyncCompletedEvent> whenDone;

	private final Map<Resync, String> refused = new ConcurrentHashMap<>();

	private final Map<Resync, String> failed = new ConcurrentHashMap<>();

	private final Instant from = Instant.now();

	/** Answers that are awaited; one more while asking. */
	private final AtomicInteger open = new AtomicInteger(1);

	ResyncRound(String provider, Session session, Set<Resync> parts, Consumer<ResyncCompletedEvent> whenDone) {
		this.provider = provider;
		this.session = session;
		this.parts = EnumSet.copyOf(parts);
		this.whenDone = whenDone;
	}

	void begin() {
		this.parts.forEach((part) -> fetch(part, ManagerAction.of(part.action())));
		done();
	}

	private void fetch(Resync part, GenericAction action) {
		this.open.incrementAndGet();
		try {
			this.session.fetch(action, (item) -> item(part, item)).whenComplete((response, ex) -> {
				if (ex != null) {
					failed(part, ex);
				}
				done();
			});
		}
		catch (ManagerException ex) {
			failed(part, ex);
			done();
		}
	}

	private void item(Resync part, ManagerEvent item) {
		GenericAction detail = part.detail(item);
		if (detail != null) {
			fetch(part, detail);
		}
	}

	private void failed(Resync part, Throwable ex) {
		if (ex instanceof ActionFailedException refused) {
			if (!saysNone(refused.getResponse().getMessage())) {
				logger.info("[{}] Asterisk does not tell the {}: {}", this.provider, part, ex.getMessage());
				this.refused.put(part, String.valueOf(ex.getMessage()));
			}
			return;
		}
		logger.warn("[{}] The {} could not be fetched anew: {}", this.provider, part, ex.getMessage());
		this.failed.put(part, String.valueOf(ex.getMessage()));
	}

	/** Some lists that are empty are errors, such as {@code No Contacts found}. */
	private static boolean saysNone(@Nullable String message) {
		return message != null && message.startsWith("No ");
	}

	private void done() {
		if (this.open.decrementAndGet() == 0) {
			Set<Resync> fetched = EnumSet.copyOf(this.parts);
			fetched.removeAll(this.refused.keySet());
			fetched.removeAll(this.failed.keySet());
			this.whenDone.accept(new ResyncCompletedEvent(this.provider, this.from, Instant.now(), fetched,
					this.refused, this.failed));
		}
	}

	/** The same as a failure: live events did not wait for the lists. */
	static ResyncCompletedEvent voided(ResyncCompletedEvent notice) {
		Map<Resync, String> failed = new ConcurrentHashMap<>(notice.failed());
		notice.fetched().forEach((part) -> failed.put(part, "Too many events came meanwhile"));
		return new ResyncCompletedEvent(notice.provider(), notice.from(), notice.to(), Set.of(), notice.refused(),
				failed);
	}

}
