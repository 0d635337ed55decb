package io.github.asteriskmanager.boot.distribution;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.asteriskmanager.boot.autoconfigure.AmiEventScan;
import io.github.asteriskmanager.boot.autoconfigure.userevents.OrderPlaced;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.NewChannelEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * An application that listens, wherever it runs.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@AmiEventScan(basePackageClasses = OrderPlaced.class)
public class Worker {

	public final List<ManagerEvent> events = new CopyOnWriteArrayList<>();

	public final List<HangupEvent> hangups = new CopyOnWriteArrayList<>();

	public final List<OrderPlaced> orders = new CopyOnWriteArrayList<>();

	public final List<ProviderStateChangedEvent> states = new CopyOnWriteArrayList<>();

	public final List<EventsLostEvent> losses = new CopyOnWriteArrayList<>();

	@EventListener
	void onEvent(ManagerEvent event) {
		this.events.add(event);
	}

	@EventListener
	void onHangup(HangupEvent hangup) {
		this.hangups.add(hangup);
	}

	@EventListener
	void onNewChannel(NewChannelEvent channel) {
		throw new IllegalStateException("this listener always fails");
	}

	@EventListener
	void onOrder(OrderPlaced order) {
		this.orders.add(order);
	}

	@EventListener
	void onState(ProviderStateChangedEvent state) {
		this.states.add(state);
	}

	@EventListener
	void onLoss(EventsLostEvent loss) {
		this.losses.add(loss);
	}

}
