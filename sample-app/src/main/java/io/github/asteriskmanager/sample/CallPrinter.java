package io.github.asteriskmanager.sample;

import io.github.asteriskmanager.event.ChannelSnapshot;
import io.github.asteriskmanager.event.DialBeginEvent;
import io.github.asteriskmanager.event.DialEndEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.NewChannelEvent;
import io.github.asteriskmanager.event.QueueCallerJoinEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints calls as they happen. The Linkedid is the same for all channels of a call. It is
 * the same whether events come from a connection of this application or through Kafka.
 */
@Component
@Profile("!collector")
class CallPrinter {

	private static final Logger logger = LoggerFactory.getLogger(CallPrinter.class);

	@EventListener
	void onNewChannel(NewChannelEvent event) {
		logger.info("[{}] call {}: {} begins, from {} to {}", event.getProvider(), event.getLinkedid(),
				event.getChannel(), event.getCallerIDNum(), event.getExten());
	}

	@EventListener
	void onDial(DialBeginEvent event) {
		ChannelSnapshot called = event.getDestChannelSnapshot();
		if (called != null) {
			logger.info("[{}] call {}: rings {}", event.getProvider(), called.linkedid(), called.channel());
		}
	}

	@EventListener
	void onDialled(DialEndEvent event) {
		ChannelSnapshot called = event.getDestChannelSnapshot();
		if (called != null) {
			logger.info("[{}] call {}: {} says {}", event.getProvider(), called.linkedid(), called.channel(),
					event.getDialStatus());
		}
	}

	@EventListener
	void onCallerJoin(QueueCallerJoinEvent event) {
		logger.info("[{}] call {}: waits in queue {} as number {}", event.getProvider(), event.getLinkedid(),
				event.getQueue(), event.getPosition());
	}

	@EventListener
	void onHangup(HangupEvent event) {
		logger.info("[{}] call {}: {} hung up, {}", event.getProvider(), event.getLinkedid(), event.getChannel(),
				event.getCauseTxt());
	}

	@EventListener
	void onOrder(OrderPlaced order) {
		logger.info("order {} of {} for {}", order.orderId(), order.customer(), order.amount());
	}

}
