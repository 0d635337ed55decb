package io.github.asteriskmanager.boot.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.Authentication;
import io.github.asteriskmanager.DisconnectReason;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.actuate.Disconnects.Disconnect;
import org.jspecify.annotations.Nullable;

/**
 * Works out what to change on a server or in the application: each piece of advice is one
 * sentence that names the setting.
 */
final class ServerAdvice {

	/** Fewer events than this are no flood. */
	private static final long FLOOD = 100;

	/** A name that makes up one in so many of all events is a flood. */
	private static final int FLOOD_SHARE = 10;

	private final ManagerProvider provider;

	private final ServerFacts facts;

	private final List<String> advice = new ArrayList<>();

	private ServerAdvice(ManagerProvider provider, ServerFacts facts) {
		this.provider = provider;
		this.facts = facts;
	}

	/**
	 * Advises on a server.
	 * @param provider the provider
	 * @param facts what the server says
	 * @param disconnect why it was last without a connection, or {@code null}
	 * @param providers number of providers of the application
	 * @param required types that the application listens to, by the class of events they
	 * belong to
	 * @return sentences; empty if all is well
	 */
	static List<String> of(ManagerProvider provider, ServerFacts facts, @Nullable Disconnect disconnect, int providers,
			Map<String, Set<String>> required) {
		ServerAdvice advice = new ServerAdvice(provider, facts);
		advice.onDisconnect(disconnect);
		advice.onPrivileges(required);
		advice.onNames(providers);
		advice.onFloods();
		advice.onLogin();
		return advice.advice;
	}

	private void onDisconnect(@Nullable Disconnect disconnect) {
		DisconnectReason reason = (disconnect != null) ? disconnect.reason() : null;
		if (reason == DisconnectReason.SLOW_CONSUMER_SUSPECTED) {
			add("Asterisk probably cut the connection because it was read too slowly: set 'writetimeout=5000' for "
					+ "user '%s' in manager.conf, and ask for fewer events by 'event-mask' or 'filters'.", user());
		}
		else if (reason == DisconnectReason.LOGIN_ALREADY_IN_USE) {
			add("Asterisk refused a second login of user '%s': set 'allowmultiplelogin=yes' in manager.conf, or give "
					+ "each client a user of its own.", user());
		}
		else if (reason == DisconnectReason.CLOSED_BEFORE_BANNER) {
			add("Asterisk closed a connection before its banner: raise 'authlimit' in manager.conf, which bounds "
					+ "connections that have not logged in, or permit this machine in 'permit' or 'acl'.");
		}
	}

	private void onPrivileges(Map<String, Set<String>> required) {
		Set<String> permitted = this.facts.readPrivileges();
		if (permitted != null) {
			required.forEach((privilege, types) -> {
				if (!permitted.contains(privilege)) {
					add("User '%s' receives no %s: add '%s' to 'read' of the user in manager.conf.", user(),
							String.join(", ", types.stream().limit(5).toList()), privilege);
				}
			});
		}
	}

	private void onNames(int providers) {
		if (providers > 1 && this.facts.asteriskVersion() != null && this.facts.systemName() == null) {
			add("Channels of several servers may have the same Uniqueid: set 'systemname' in asterisk.conf to a name "
					+ "that no other server has.");
		}
	}

	private void onFloods() {
		long received = this.provider.getStatistics().eventsReceived();
		this.provider.getUnhandledEvents().forEach((name, count) -> {
			if (count >= FLOOD && count * FLOOD_SHARE >= received) {
				add("%d of %d events are %s, which nobody listens to: add 'name(%s),action(exclude)' (before "
						+ "Asterisk 18.26, 20.11, 21.6 and 22.1: '!Event: %s') to 'filters' of the provider, or leave "
						+ "their class out of 'event-mask'.", count, received, name, name, name);
			}
		});
	}

	private void onLogin() {
		ManagerOptions options = this.provider.getOptions();
		if (options.getTls() == null && options.getAuthentication() == Authentication.PLAIN) {
			add("The secret of user '%s' is sent in clear: set 'ssl.enabled=true' for the provider and 'tlsenable=yes' "
					+ "in manager.conf, or 'authentication=challenge'.", user());
		}
		if (Boolean.FALSE.equals(this.facts.allowMultipleLogin())) {
			add("A connection that broke unnoticed keeps user '%s' out: set 'allowmultiplelogin=yes' in manager.conf.",
					user());
		}
	}

	private String user() {
		return this.provider.getOptions().getUsername();
	}

	private void add(String sentence, Object... arguments) {
		this.advice.add(String.format(Locale.ROOT, sentence, arguments));
	}

}
