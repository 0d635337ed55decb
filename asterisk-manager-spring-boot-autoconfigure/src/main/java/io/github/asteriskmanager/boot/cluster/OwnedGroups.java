package io.github.asteriskmanager.boot.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.asteriskmanager.boot.ProviderOwnership;

/**
 * The groups of providers there are, and which of them this instance owns.
 * <p>
 * A title that is in no group is not owned: a reload may just have added it.
 */
public final class OwnedGroups implements ProviderOwnership {

	private final Map<String, ClusterGroup> groups = new ConcurrentHashMap<>();

	private volatile Map<String, ClusterGroup> byTitle = Map.of();

	@Override
	public boolean isOwned(String title) {
		ClusterGroup group = this.byTitle.get(title);
		return group != null && group.isOwned();
	}

	@Override
	public boolean mayConnect(String title) {
		ClusterGroup group = this.byTitle.get(title);
		return group != null && group.mayConnect();
	}

	Collection<ClusterGroup> all() {
		return this.groups.values();
	}

	/**
	 * Puts other groups in force.
	 * @param wanted titles by name of the group
	 * @param added makes a group that is new
	 * @return the groups that are gone, out of the table
	 */
	List<ClusterGroup> use(Map<String, Set<String>> wanted, Function<String, ClusterGroup> added) {
		Map<String, ClusterGroup> titles = new HashMap<>();
		new LinkedHashMap<>(wanted).forEach((name, members) -> {
			ClusterGroup group = this.groups.computeIfAbsent(name, added);
			group.titles(members);
			members.forEach((title) -> titles.put(title, group));
		});
		List<ClusterGroup> gone = this.groups.values()
			.stream()
			.filter((group) -> !wanted.containsKey(group.name()))
			.toList();
		gone.forEach((group) -> this.groups.remove(group.name()));
		this.byTitle = titles;
		return gone;
	}

}
