package io.github.asteriskmanager.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerConnectionDetails.Server;

/**
 * Decides which provider a server belongs to.
 */
final class ServerAssignment {

	private ServerAssignment() {
	}

	/**
	 * Assigns servers to providers.
	 * @param configured titles of the configured providers
	 * @param servers the servers
	 * @return the server of each provider that has one, also of providers that are not
	 * configured
	 * @throws UnassignedServerException if that is not clear
	 */
	static Map<String, Server> assign(Collection<String> configured, Collection<Server> servers) {
		Map<String, Server> assigned = new LinkedHashMap<>();
		List<Server> untitled = new ArrayList<>();
		for (Server server : servers) {
			String title = server.title();
			if (title == null || title.isBlank()) {
				untitled.add(server);
			}
			else if (assigned.putIfAbsent(title, server) != null) {
				throw new UnassignedServerException("two servers have the title '" + title + "'", configured);
			}
		}
		if (untitled.size() > 1) {
			throw new UnassignedServerException(untitled.size() + " servers have no title", configured);
		}
		if (configured.size() > 1 && !untitled.isEmpty()) {
			throw new UnassignedServerException("a server has no title", configured);
		}
		for (Server server : untitled) {
			String only = (configured.isEmpty()) ? AsteriskManagerProperties.Provider.DEFAULT_TITLE
					: configured.iterator().next();
			if (assigned.putIfAbsent(only, server) != null) {
				throw new UnassignedServerException("a server has no title and another the title '" + only + "'",
						configured);
			}
		}
		return assigned;
	}

}
