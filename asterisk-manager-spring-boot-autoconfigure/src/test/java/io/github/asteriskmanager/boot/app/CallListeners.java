package io.github.asteriskmanager.boot.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.AsteriskEvent;
import io.github.asteriskmanager.event.ChannelEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ProviderStateChangedEvent;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listens in every way there is, and asks a question while it listens.
 */
@Component
public class CallListeners {

	/** What was heard, in order. */
	public final List<String> heard = new CopyOnWriteArrayList<>();

	private final ManagerProvider primary;

	CallListeners(@Qualifier("primary") ManagerProvider primary) {
		this.primary = primary;
	}

	@EventListener
	void onHangup(HangupEvent event) {
		this.heard.add("hangup of " + event.getChannel());
		this.heard.add("answered " + this.primary.send(ManagerAction.of("Ping")).getResponse());
	}

	@EventListener
	void onHangupInEnvelope(AsteriskEvent<HangupEvent> event) {
		this.heard.add("hangup at " + event.getProvider());
	}

	@EventListener
	void onChannel(ChannelEvent event) {
		this.heard.add("channel " + event.getUniqueid());
		throw new IllegalStateException("this listener always fails");
	}

	@EventListener
	void onCallback(CallbackRequested callback) {
		this.heard.add("callback to " + callback.number() + " up to " + callback.limit());
	}

	@EventListener
	void onCallbackInEnvelope(AsteriskEvent<CallbackRequested> event) {
		this.heard.add("callback at " + event.getProvider());
	}

	@EventListener
	void onState(ProviderStateChangedEvent event) {
		this.heard.add(event.provider() + " " + event.state());
	}

}
