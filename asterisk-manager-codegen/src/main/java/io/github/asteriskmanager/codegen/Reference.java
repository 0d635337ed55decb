package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The reference that ships with Asterisk, {@code core-en_US.xml}: of it only names,
 * privileges and what is required, no text.
 */
final class Reference {

	private static final String CLASS_PREFIX = "EVENT_FLAG_";

	/** An event as the reference has it. */
	record Event(Set<String> privilege, Set<String> channels, Set<String> bridges, Set<String> headers) {

		Event() {
			this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
		}

	}

	private final Document document;

	private final XPath xpath = XPathFactory.newInstance().newXPath();

	private final Map<String, Event> events = new LinkedHashMap<>();

	private final Map<String, Map<String, Boolean>> actions = new LinkedHashMap<>();

	private Reference(Document document) throws XPathExpressionException {
		this.document = document;
		for (Element event : select("/docs//managerEvent")) {
			read(event);
		}
		for (Element action : select("/docs/manager")) {
			Map<String, Boolean> parameters = this.actions.computeIfAbsent(action.getAttribute("name"),
					(name) -> new LinkedHashMap<>());
			for (Element syntax : children(action, "syntax")) {
				for (Element parameter : resolve(syntax)) {
					if (parameter.getTagName().equals("parameter")) {
						parameters.put(parameter.getAttribute("name"), isTrue(parameter.getAttribute("required")));
					}
				}
			}
		}
	}

	static Reference read(Path file) throws IOException {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
			return new Reference(factory.newDocumentBuilder().parse(file.toFile()));
		}
		catch (ParserConfigurationException | SAXException | XPathExpressionException ex) {
			throw new IOException("Cannot read " + file + ": " + ex.getMessage(), ex);
		}
	}

	/** The events by name. */
	Map<String, Event> events() {
		return this.events;
	}

	/** The actions by name: whether each parameter is required. */
	Map<String, Map<String, Boolean>> actions() {
		return this.actions;
	}

	private void read(Element managerEvent) throws XPathExpressionException {
		Event event = this.events.computeIfAbsent(managerEvent.getAttribute("name"), (name) -> new Event());
		for (Element instance : children(managerEvent, "managerEventInstance")) {
			for (String name : instance.getAttribute("class").split("\\W+")) {
				event.privilege().add(name.replace(CLASS_PREFIX, "").toLowerCase(Locale.ROOT));
			}
			for (Element syntax : children(instance, "syntax")) {
				for (Element part : resolve(syntax)) {
					switch (part.getTagName()) {
						case "channel_snapshot" -> event.channels().add(part.getAttribute("prefix"));
						case "bridge_snapshot" -> event.bridges().add(part.getAttribute("prefix"));
						case "parameter" -> event.headers().add(part.getAttribute("name"));
						default -> {
						}
					}
				}
			}
		}
	}

	/** The children, those that stand elsewhere included. */
	private List<Element> resolve(Element parent) throws XPathExpressionException {
		List<Element> elements = new ArrayList<>();
		for (Element child : children(parent, null)) {
			if (child.getTagName().equals("xi:include")) {
				String pointer = child.getAttribute("xpointer");
				for (Element included : select(pointer.substring("xpointer(".length(), pointer.length() - 1))) {
					elements.add(included);
				}
			}
			else {
				elements.add(child);
			}
		}
		return elements;
	}

	private List<Element> select(String path) throws XPathExpressionException {
		return elements((NodeList) this.xpath.evaluate(path, this.document, XPathConstants.NODESET), null);
	}

	private static List<Element> children(Element parent, @Nullable String name) {
		return elements(parent.getChildNodes(), name);
	}

	private static List<Element> elements(NodeList nodes, @Nullable String name) {
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			Node node = nodes.item(i);
			if (node instanceof Element element && (name == null || element.getTagName().equals(name))) {
				elements.add(element);
			}
		}
		return elements;
	}

	private static boolean isTrue(String text) {
		return text.equals("true") || text.equals("yes");
	}

}
