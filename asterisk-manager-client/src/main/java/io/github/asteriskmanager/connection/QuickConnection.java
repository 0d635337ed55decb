package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.OriginateResponseEvent;
import io.github.asteriskmanager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * A session as users see it.
 */
final class QuickConnection implements ManagerConnection {

	private final ManagerOptions options;

	private final Session session;

	QuickConnection(ManagerOptions options, Session session) {
		this.options = options;
		this.session = session;
	}

	@Override
	public @Nullable String getProtocolVersion() {
		return this.session.protocolVersion();
	}

	@Override
	public boolean isOpen() {
		return this.session.isOpen();
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action) {
		return send(action, this.options.getActionTimeout());
	}

	@Override
	public <R extends ManagerResponse> R send(ManagerAction<R> action, Duration timeout) {
		return Answers.await(this.options.getTitle(), this.session, () -> this.session.submit(action, timeout));
	}

	@Override
	public CompletableFuture<OriginateResponseEvent> originate(OriginateAction action) {
		// a quick operation hears no events, but the outcome is one
		return sendAsync(ManagerAction.of("Events").with("EventMask", "call"))
			.thenCompose((events) -> this.session.originate(action));
	}

	@Override
	public <R extends ManagerResponse> R stream(ManagerAction<R> action, Consumer<? super ManagerEvent> items) {
		return Answers.await(this.options.getTitle(), this.session,
				() -> this.session.stream(action, this.options.getActionTimeout(), items));
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action) {
		return sendAsync(action, this.options.getActionTimeout());
	}

	@Override
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(ManagerAction<R> action, Duration timeout) {
		return this.session.submit(action, timeout);
	}

	@Override
	public void close() {
		this.session.logoff();
	}

	@Override
	public String toString() {
		return "ManagerConnection[" + this.options.getTitle() + (isOpen() ? "" : " closed") + "]";
	}

}
