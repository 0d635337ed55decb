package io.github.asteriskmanager.boot.slice;

import io.github.asteriskmanager.event.HangupEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listens, by a method it inherits.
 */
@Component
public class CallLog extends CallLogBase {

	CallLog(Orders orders) {
		super(orders);
	}

}

class CallLogBase {

	private final Orders orders;

	CallLogBase(Orders orders) {
		this.orders = orders;
	}

	@EventListener
	void onHangup(HangupEvent event) {
		this.orders.callEnded(event.getChannel());
	}

}
