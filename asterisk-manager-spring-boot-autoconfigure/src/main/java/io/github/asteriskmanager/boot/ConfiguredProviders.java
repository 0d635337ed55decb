package io.github.asteriskmanager.boot;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.asteriskmanager.ManagerProvider;

/**
 * The configuration in force and what applications hold of its providers, those that an
 * earlier one had included. Thread-safe, but for changes, of which one is made at a time.
 */
final class ConfiguredProviders {

	private final ManagerProviderFactory factory;

	private final ProviderOwnership ownership;

	private final Consumer<ConfiguredProvider> introduce;

	private final Map<String, ConfiguredProvider> handles = new ConcurrentHashMap<>();

	private volatile Map<String, ProviderDefinition> definitions = Map.of();

	/**
	 * Creates it without any provider.
	 * @param factory makes providers
	 * @param ownership which of them this instance of the application may connect
	 * @param introduce told of what applications get to hold of a provider, when a
	 * configuration first names it
	 */
	ConfiguredProviders(ManagerProviderFactory factory, ProviderOwnership ownership,
			Consumer<ConfiguredProvider> introduce) {
		this.factory = factory;
		this.ownership = ownership;
		this.introduce = introduce;
	}

	/**
	 * A configuration that is to replace the one in force.
	 *
	 * @param definitions the providers from then on, by title
	 * @param made a provider for every definition that is new or another one
	 * @param events what it adds, changes and removes
	 */
	record Change(Map<String, ProviderDefinition> definitions, Map<String, ManagerProvider> made,
			ProvidersReloadedEvent events) {

		/** Titles of those that end with the configuration in force. */
		Stream<String> ended() {
			return Stream.concat(this.events.changed().stream(), this.events.removed().stream());
		}

	}

	/** Titles in the order of their configuration. */
	Set<String> titles() {
		return this.definitions.keySet();
	}

	ConfiguredProvider get(String title) {
		ConfiguredProvider provider = this.handles.get(title);
		if (provider == null || !this.definitions.containsKey(title)) {
			throw new IllegalArgumentException("No provider has the title '" + title + "'; " + known());
		}
		return provider;
	}

	private String known() {
		return (this.definitions.isEmpty()) ? "none is configured under 'asterisk.manager.providers'"
				: this.definitions.keySet().stream().collect(Collectors.joining("', '", "there is '", "'"));
	}

	boolean isEnabled(String title) {
		ProviderDefinition definition = this.definitions.get(title);
		return definition != null && definition.enabled();
	}

	/** Those that keep a connection, by the group they belong to. */
	Map<String, Set<String>> groups() {
		Map<String, Set<String>> groups = new LinkedHashMap<>();
		this.definitions.values()
			.stream()
			.filter((definition) -> definition.enabled() && definition.options().isKeepAlive())
			.forEach((definition) -> groups.computeIfAbsent(definition.group(), (group) -> new LinkedHashSet<>())
				.add(definition.title()));
		return groups;
	}

	/** Also what is no longer configured. */
	ConfiguredProvider handle(String title) {
		return Objects.requireNonNull(this.handles.get(title));
	}

	/** Also what is no longer configured; titles that never were are left out. */
	List<ConfiguredProvider> present(Collection<String> titles) {
		return titles.stream().map(this.handles::get).filter(Objects::nonNull).toList();
	}

	/** Also those that are no longer configured. */
	Stream<ConfiguredProvider> all() {
		return this.handles.values().stream();
	}

	/** Makes the providers that another configuration needs; all or none. */
	Change prepare(Collection<ProviderDefinition> wanted) {
		return prepare(byTitle(wanted));
	}

	/** The same for another definition of one provider. */
	Change prepare(ProviderDefinition definition) {
		get(definition.title());
		Map<String, ProviderDefinition> wanted = new LinkedHashMap<>(this.definitions);
		wanted.put(definition.title(), definition);
		return prepare(Collections.unmodifiableMap(wanted));
	}

	private Change prepare(Map<String, ProviderDefinition> wanted) {
		Map<String, ManagerProvider> made = make(wanted);
		return new Change(wanted, made, events(wanted.keySet(), made.keySet()));
	}

	private static Map<String, ProviderDefinition> byTitle(Collection<ProviderDefinition> definitions) {
		Map<String, ProviderDefinition> byTitle = new LinkedHashMap<>();
		for (ProviderDefinition definition : definitions) {
			if (byTitle.putIfAbsent(definition.title(), definition) != null) {
				throw new IllegalArgumentException(
						"Two providers have the title '" + definition.title() + "'; titles must be unique");
			}
		}
		return Collections.unmodifiableMap(byTitle);
	}

	private Map<String, ManagerProvider> make(Map<String, ProviderDefinition> wanted) {
		Map<String, ManagerProvider> made = new LinkedHashMap<>();
		try {
			wanted.forEach((title, definition) -> {
				if (!definition.equals(this.definitions.get(title))) {
					made.put(title, this.factory.create(definition.options()));
				}
			});
			return made;
		}
		catch (RuntimeException ex) {
			made.values().forEach(ManagerProvider::close);
			throw ex;
		}
	}

	private ProvidersReloadedEvent events(Set<String> wanted, Set<String> made) {
		Set<String> present = titles();
		return new ProvidersReloadedEvent(titles(made, (title) -> !present.contains(title)),
				titles(made, present::contains), titles(present, (title) -> !wanted.contains(title)));
	}

	private static Set<String> titles(Set<String> titles, Predicate<String> wanted) {
		return titles.stream().filter(wanted).collect(Collectors.toSet());
	}

	/** Puts a configuration in force; the providers that it ends are closed already. */
	void use(Change change) {
		change.events().removed().forEach((title) -> handle(title).retire());
		change.made().forEach((title, provider) -> {
			boolean enabled = Objects.requireNonNull(change.definitions().get(title)).enabled();
			ConfiguredProvider handle = this.handles.get(title);
			if (handle != null) {
				handle.replace(provider, enabled);
			}
			else {
				ConfiguredProvider added = new ConfiguredProvider(title, provider, enabled, this.ownership);
				this.introduce.accept(added);
				this.handles.put(title, added);
			}
		});
		this.definitions = change.definitions();
	}

}
