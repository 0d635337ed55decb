package io.github.asteriskmanager.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to the catalogue what a reference has more, keeps what it has less, and notes each
 * change. New headers are text until a person gives them a type.
 */
final class CatalogueUpdate {

	private static final List<String> CHANNEL = List.of("Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum",
			"CallerIDName", "ConnectedLineNum", "ConnectedLineName", "Language", "AccountCode", "Context", "Exten",
			"Priority", "Uniqueid", "Linkedid");

	private static final List<String> BRIDGE = List.of("BridgeUniqueid", "BridgeType", "BridgeTechnology",
			"BridgeCreator", "BridgeName", "BridgeNumChannels", "BridgeVideoSourceMode", "BridgeVideoSource");

	/** Headers that any message may have. */
	private static final Set<String> COMMON = Set.of("actionid", "event", "privilege", "timestamp");

	private final ObjectNode catalogue;

	private final int version;

	private final List<String> changes = new ArrayList<>();

	CatalogueUpdate(ObjectNode catalogue, int version) {
		this.catalogue = catalogue;
		this.version = version;
	}

	ObjectNode catalogue() {
		return this.catalogue;
	}

	List<String> changes() {
		return this.changes;
	}

	void apply(Reference reference) {
		if (!known().contains(String.valueOf(this.version))) {
			((ArrayNode) this.catalogue.get("versions")).add(String.valueOf(this.version));
			this.changes.add("version " + this.version + " is new");
		}
		reference.events().forEach(this::event);
		reference.actions().forEach(this::action);
		endActionsThatAreGone(reference.actions().keySet());
	}

	private void event(String name, Reference.Event event) {
		ObjectNode node = entry("events", name, "Event",
				(added) -> event.privilege().forEach(added.withArray("privilege")::add));
		if (node.path("handwritten").asBoolean()) {
			return;
		}
		Set<String> covered = covered(node);
		event.channels().forEach((prefix) -> snapshot(name, node, "channels", prefix, "Channel", covered));
		event.bridges().forEach((prefix) -> snapshot(name, node, "bridges", prefix, "BridgeUniqueid", covered));
		event.headers().stream().filter((header) -> covered.add(lower(header))).forEach((header) -> {
			this.changes.add("event " + name + " has header " + header);
			node.withArray("headers").add(header);
			if (this.catalogue.get("headers")
				.propertyStream()
				.noneMatch((type) -> type.getKey().equalsIgnoreCase(header))) {
				insert((ObjectNode) this.catalogue.get("headers"), header, this.catalogue.stringNode("text"));
				this.changes.add("header " + header + " is new: taken as text, give it its type");
			}
		});
	}

	private void snapshot(String name, ObjectNode node, String kind, String prefix, String first, Set<String> covered) {
		if (!covered.contains(lower(prefix + first))) {
			this.changes.add("event " + name + " has a snapshot of " + kind + " with prefix '" + prefix + "'");
			node.withArray(kind).add(prefix);
			cover(covered, kind, prefix);
		}
	}

	private void action(String name, Map<String, Boolean> parameters) {
		ObjectNode node = entry("actions", name, "Action", (added) -> {
		});
		Set<String> covered = new HashSet<>(COMMON);
		node.path("params").forEach((param) -> covered.add(lower(name(param))));
		if (node.path("handwritten").asBoolean()) {
			return;
		}
		parameters.forEach((parameter, required) -> {
			String bare = parameter.replaceAll("\\(\\d+\\)$", "");
			if (covered.add(lower(bare))) {
				this.changes.add("action " + name + " has parameter " + parameter + (required ? ", required" : ""));
				ObjectNode param = node.withArray("params").addObject().put("name", parameter);
				if (required) {
					param.put("required", true);
				}
			}
		});
	}

	/** The entry of a name, made or extended to this version. */
	private ObjectNode entry(String kind, String name, String suffix, Consumer<ObjectNode> fill) {
		for (Map.Entry<String, JsonNode> entry : this.catalogue.get(kind).properties()) {
			if (entry.getKey().equalsIgnoreCase(name)) {
				extend(kind, entry.getKey(), (ObjectNode) entry.getValue());
				return (ObjectNode) entry.getValue();
			}
		}
		String type = Names.capitalised(name);
		ObjectNode added = this.catalogue.objectNode().put("class", type.endsWith(suffix) ? type : type + suffix);
		fill.accept(added);
		added.put("versions", Versions.toRanges(Set.of(this.version), known()));
		insert((ObjectNode) this.catalogue.get(kind), name, added);
		this.changes.add(kind.substring(0, kind.length() - 1) + " " + name + " is new");
		return added;
	}

	private static void insert(ObjectNode parent, String name, JsonNode added) {
		Map<String, JsonNode> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		parent.properties().forEach((entry) -> sorted.put(entry.getKey(), entry.getValue()));
		sorted.put(name, added);
		parent.removeAll();
		sorted.forEach(parent::set);
	}

	private void extend(String kind, String name, ObjectNode entry) {
		SortedSet<Integer> versions = Versions.of(entry.get("versions").asString(), known());
		if (versions.add(this.version)) {
			this.changes.add(kind.substring(0, kind.length() - 1) + " " + name + " is in " + this.version + " too");
			entry.put("versions", Versions.toRanges(versions, known()));
		}
	}

	/** Of events this cannot be told: Asterisk raises some without documenting them. */
	private void endActionsThatAreGone(Collection<String> documented) {
		Set<String> names = new HashSet<>();
		documented.forEach((name) -> names.add(lower(name)));
		this.catalogue.get("actions").properties().forEach((action) -> {
			SortedSet<Integer> versions = Versions.of(action.getValue().get("versions").asString(), known());
			if (!names.contains(lower(action.getKey())) && versions.remove(this.version)) {
				this.changes.add("action " + action.getKey() + " is not in " + this.version);
				((ObjectNode) action.getValue()).put("versions", Versions.toRanges(versions, known()));
			}
		});
	}

	private Set<String> covered(JsonNode event) {
		Set<String> covered = new HashSet<>(COMMON);
		cover(covered, event);
		event.path("implements").forEach((parent) -> coverInterface(covered, parent.asString()));
		return covered;
	}

	private void coverInterface(Set<String> covered, String name) {
		JsonNode type = this.catalogue.get("interfaces").get(name);
		cover(covered, type);
		type.path("extends").forEach((parent) -> coverInterface(covered, parent.asString()));
	}

	private static void cover(Set<String> covered, JsonNode node) {
		node.path("headers").forEach((header) -> {
			covered.add(lower(name(header)));
			header.path("also").forEach((name) -> covered.add(lower(name.asString())));
		});
		node.path("channels").forEach((prefix) -> cover(covered, "channels", prefix.asString()));
		node.path("bridges").forEach((prefix) -> cover(covered, "bridges", prefix.asString()));
	}

	private static void cover(Set<String> covered, String kind, String prefix) {
		(kind.equals("channels") ? CHANNEL : BRIDGE).forEach((name) -> covered.add(lower(prefix + name)));
	}

	private static String name(JsonNode headerOrParam) {
		return headerOrParam.isString() ? headerOrParam.asString() : headerOrParam.get("name").asString();
	}

	private List<String> known() {
		List<String> known = new ArrayList<>();
		this.catalogue.get("versions").forEach((version) -> known.add(version.asString()));
		return known;
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
