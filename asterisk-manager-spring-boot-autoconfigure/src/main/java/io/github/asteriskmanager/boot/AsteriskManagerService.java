package io.github.asteriskmanager.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.NotConnectedException;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * All configured providers: starts and stops them with the application, publishes what
 * they deliver as {@link AsteriskEvent}s, and finds them by title.
 * <p>
 * Starting never waits for a server and never fails because one is down. Providers start
 * before the web server and stop after it has finished its requests, so that a request
 * can always send actions. Events are published on the dispatcher thread of their
 * provider, in the order Asterisk sent them. Thread-safe.
 */
public final class AsteriskManagerService implements SmartLifecycle, AutoCloseable {

	/**
	 * Before the web server, whose start and stop are 2048 below the default phase, and
	 * after it on the way down.
	 */
	public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 3072;

	private static final Logger logger = LoggerFactory.getLogger(AsteriskManagerService.class);

	/** A provider takes three seconds to stop at the very most. */
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final ApplicationEventPublisher publisher;

	private final ConfiguredProviders providers;

	private final Predicate<Class<?>> listeners;

	private final ProviderOwnership ownership;

	private final Takeovers takeovers = new Takeovers();

	/** By title, the latest closing of a connection that was not this instance's. */
	private final Map<String, CompletableFuture<?>> cutOffs = new ConcurrentHashMap<>();

	private volatile boolean running;

	/**
	 * Creates the providers; nothing is started.
	 * @param publisher takes the events
	 * @param factory makes providers
	 * @param definitions the providers; their titles are unique
	 */
	public AsteriskManagerService(ApplicationEventPublisher publisher, ManagerProviderFactory factory,
			Collection<ProviderDefinition> definitions) {
		this(publisher, factory, definitions, (type) -> true);
	}

	/**
	 * Creates the providers; nothing is started.
	 * @param publisher takes the events
	 * @param factory makes providers
	 * @param definitions the providers; their titles are unique
	 * @param listeners whether the application has a listener for objects of a class;
	 * asked for each event
	 */
	public AsteriskManagerService(ApplicationEventPublisher publisher, ManagerProviderFactory factory,
			Collection<ProviderDefinition> definitions, Predicate<Class<?>> listeners) {
		this(publisher, factory, definitions, listeners, ProviderOwnership.ALL);
	}

	/**
	 * Creates the providers; nothing is started.
	 * @param publisher takes the events
	 * @param factory makes providers
	 * @param definitions the providers; their titles are unique
	 * @param listeners whether the application has a listener for objects of a class;
	 * asked for each event
	 * @param ownership which providers this instance of the application may connect
	 */
	public AsteriskManagerService(ApplicationEventPublisher publisher, ManagerProviderFactory factory,
			Collection<ProviderDefinition> definitions, Predicate<Class<?>> listeners, ProviderOwnership ownership) {
		this.ownership = ownership;
		this.listeners = listeners;
		this.publisher = publisher;
		this.providers = new ConfiguredProviders(factory, ownership, this::publishFrom);
		this.providers.use(this.providers.prepare(definitions));
	}

	/**
	 * The configured providers, also those that are disabled.
	 * @return the providers in the order of their configuration
	 */
	public List<ManagerProvider> getProviders() {
		return this.providers.titles().stream().<ManagerProvider>map(this.providers::handle).toList();
	}

	/**
	 * Finds a provider.
	 * @param title its title
	 * @return the provider
	 * @throws IllegalArgumentException if none has that title; the message names those
	 * there are
	 */
	public ManagerProvider getProvider(String title) {
		return this.providers.get(title);
	}

	/**
	 * Whether a provider is enabled.
	 * @param title its title
	 * @return {@code false} if it is disabled or not configured
	 */
	public boolean isEnabled(String title) {
		return this.providers.isEnabled(title);
	}

	/**
	 * Sends an action through a provider and waits for its whole answer.
	 * @param title title of the provider
	 * @param action the action
	 * @param <R> type of its answer
	 * @return the answer, which is a success
	 * @throws IllegalArgumentException if no provider has that title
	 * @see ManagerProvider#send(ManagerAction)
	 */
	public <R extends ManagerResponse> R send(String title, ManagerAction<R> action) {
		return getProvider(title).send(action);
	}

	/**
	 * Sends an action through a provider without waiting for its answer.
	 * @param title title of the provider
	 * @param action the action
	 * @param <R> type of its answer
	 * @return completes with the answer
	 * @throws IllegalArgumentException if no provider has that title
	 * @see ManagerProvider#sendAsync(ManagerAction)
	 */
	public <R extends ManagerResponse> CompletableFuture<R> sendAsync(String title, ManagerAction<R> action) {
		return getProvider(title).sendAsync(action);
	}

	/**
	 * Whether the application has a listener for what providers deliver of a class.
	 * @param type the class
	 * @return {@code true} if it has, or if that cannot be told
	 */
	public boolean hasListenerFor(Class<?> type) {
		return this.listeners.test(type);
	}

	/**
	 * Has providers whose event mask is automatic ask for what the listeners of the
	 * application want by now.
	 */
	public void refreshEventMasks() {
		if (this.running) {
			getProviders().forEach(ManagerProvider::refreshEventMask);
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.providers.titles().forEach(this::startIfOwned);
	}

	private void startIfOwned(String title) {
		if (!isEnabled(title) || !this.ownership.mayConnect(title)) {
			return;
		}
		try {
			this.providers.handle(title).start();
		}
		catch (NotConnectedException ex) {
			logger.debug("[{}] Not started: {}", title, ex.getDescription());
		}
		// lost in this very moment, perhaps before there was anything to close
		if (!this.running || !this.ownership.mayConnect(title)) {
			this.providers.handle(title).abort();
		}
	}

	/**
	 * The providers that keep a connection, by the group they belong to.
	 * @return titles by group, in the order of their configuration
	 */
	public Map<String, Set<String>> getGroups() {
		return this.providers.groups();
	}

	/**
	 * Starts providers that this instance has come to own, and returns at once. When one
	 * is ready, an {@code EventsLostEvent} tells what may be missing.
	 * @param titles the providers; those that are not configured are left out
	 * @param missedSince since when events may be missing
	 */
	public void takeOver(Collection<String> titles, Instant missedSince) {
		this.providers.present(titles).forEach((provider) -> {
			this.takeovers.expect(provider.getTitle(), provider.missedSince(missedSince));
			runInBackground("ami-start-" + provider.getTitle(), () -> takeOver(provider.getTitle()));
		});
	}

	private void takeOver(String title) {
		try {
			// what is still being closed would be taken for what is to be started
			this.cutOffs.getOrDefault(title, CompletableFuture.completedFuture(null)).join();
			if (this.running) {
				startIfOwned(title);
			}
		}
		catch (IllegalStateException ex) {
			// closed: a reload puts another one in its place and starts that
			logger.debug("[{}] Not started: {}", title, ex.getMessage());
		}
	}

	/**
	 * Stops providers that another instance is to own: they log off and deliver what they
	 * have read.
	 * @param titles the providers; those that are not configured are left out
	 * @return completes when that is done, after five seconds at the latest
	 */
	public CompletableFuture<?> handOver(Collection<String> titles) {
		return inParallel(this.providers.present(titles).stream(), ConfiguredProvider::stop);
	}

	/**
	 * Closes the connections of providers at once and returns without waiting, also
	 * during a reload; what is queued is discarded, counted and told.
	 * @param titles the providers; those that are not configured are left out
	 * @return completes when that is done, after five seconds at the latest
	 */
	public CompletableFuture<?> cutOff(Collection<String> titles) {
		return CompletableFuture.allOf(this.providers.present(titles).stream().map((provider) -> {
			this.takeovers.forget(provider.getTitle());
			CompletableFuture<?> cutOff = inParallel(Stream.of(provider), ConfiguredProvider::abort);
			this.cutOffs.put(provider.getTitle(), cutOff);
			return cutOff;
		}).toArray(CompletableFuture<?>[]::new));
	}

	/**
	 * How many deliveries of a provider were withheld because this instance did not own
	 * it, or could not be sure to.
	 * @param title its title
	 * @return the number, each listener of the provider counted
	 */
	public long getWithheld(String title) {
		return this.providers.present(List.of(title)).stream().mapToLong(ConfiguredProvider::withheld).sum();
	}

	@Override
	public void stop() {
		stopAll().join();
	}

	@Override
	public void stop(Runnable callback) {
		stopAll().thenRun(callback);
	}

	private synchronized CompletableFuture<?> stopAll() {
		this.running = false;
		return inParallel(this.providers.all(), ConfiguredProvider::stop);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void close() {
		this.running = false;
		inParallel(this.providers.all(), ConfiguredProvider::close).join();
	}

	/**
	 * Puts another configuration in force. A provider configured as before keeps its
	 * connection; one configured otherwise logs off and starts again behind the same
	 * bean, its subscriptions included; one that is missing logs off. If the new
	 * configuration is no good, nothing changes. What has changed is published as
	 * {@link ProvidersReloadedEvent}, unless that is nothing.
	 * @param definitions the providers from now on; their titles are unique
	 * @throws IllegalArgumentException if two have the same title
	 */
	public void reload(Collection<ProviderDefinition> definitions) {
		publish(apply(() -> this.providers.prepare(definitions)));
	}

	/**
	 * Puts another configuration of one provider in force; see
	 * {@link #reload(Collection)}. The others are not touched, and nothing happens if it
	 * is configured so already.
	 * @param definition the provider from now on
	 * @throws IllegalArgumentException if no provider has its title
	 */
	public void reload(ProviderDefinition definition) {
		publish(apply(() -> this.providers.prepare(definition)));
	}

	private synchronized ProvidersReloadedEvent apply(Supplier<ConfiguredProviders.Change> prepared) {
		ConfiguredProviders.Change change = prepared.get();
		inParallel(change.ended().map(this.providers::handle), ConfiguredProvider::close).join();
		this.providers.use(change);
		if (this.running) {
			change.made().keySet().forEach(this::startIfOwned);
		}
		return change.events();
	}

	private void publish(ProvidersReloadedEvent changes) {
		if (changes.isEmpty()) {
			logger.debug("Providers reloaded: none is configured otherwise");
			return;
		}
		logger.info("Providers reloaded: added {}, changed {}, removed {}", changes.added(), changes.changed(),
				changes.removed());
		this.publisher.publishEvent(changes);
	}

	private void publishFrom(ConfiguredProvider provider) {
		if (this.ownership != ProviderOwnership.ALL) {
			this.takeovers.watch(provider);
		}
		provider.observe(
				(delivered) -> this.publisher.publishEvent(new AsteriskEvent<>(this, provider.getTitle(), delivered)),
				this.listeners);
		provider.subscribeUnhandled((event) -> publishUnhandled(provider.getTitle(), event));
	}

	private void publishUnhandled(String title, ManagerEvent event) {
		if (this.listeners.test(UnhandledEvent.class)) {
			this.publisher.publishEvent(new AsteriskEvent<>(this, title, new UnhandledEvent(event)));
		}
	}

	private static CompletableFuture<?> inParallel(Stream<ConfiguredProvider> providers,
			Consumer<ConfiguredProvider> step) {
		return CompletableFuture
			.allOf(providers
				.map((provider) -> CompletableFuture.runAsync(() -> step.accept(provider),
						(task) -> runInBackground("ami-stop-" + provider.getTitle(), task)))
				.toArray(CompletableFuture<?>[]::new))
			.completeOnTimeout(null, STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((ex) -> {
				logger.warn("A provider did not stop cleanly", ex);
				return null;
			});
	}

	private static void runInBackground(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

}
