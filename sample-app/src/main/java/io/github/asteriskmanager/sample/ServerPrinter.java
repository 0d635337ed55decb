package io.github.asteriskmanager.sample;

import io.github.asteriskmanager.boot.cluster.ProviderOwnershipChangedEvent;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints how the servers are doing, and what was lost of their events.
 */
@Component
class ServerPrinter {

	private static final Logger logger = LoggerFactory.getLogger(ServerPrinter.class);

	@EventListener
	void onState(ProviderStateChangedEvent event) {
		logger.info("[{}] is {}", event.provider(), event.state());
	}

	@EventListener
	void onOwnership(ProviderOwnershipChangedEvent event) {
		logger.info("[{}] is {}", event.provider(), (event.owned()) ? "this collector's" : "not this collector's");
	}

	@EventListener
	void onLoss(EventsLostEvent event) {
		logger.warn("[{}] lost events: {}", event.provider(), event);
	}

}
