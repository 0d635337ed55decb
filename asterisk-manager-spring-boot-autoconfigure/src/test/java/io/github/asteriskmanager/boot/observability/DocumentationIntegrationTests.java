package io.github.asteriskmanager.boot.observability;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.boot.distribution.EventFrame;
import io.github.asteriskmanager.boot.distribution.EventSink;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Holds the documents in {@code docs/observability} against the meters of a running
 * application.
 */
class DocumentationIntegrationTests {

	private static final Path DOCUMENTS = Path.of("..", "docs", "observability");

	/** What Prometheus adds to what it reads. */
	private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

	private static final Pattern SAMPLE = Pattern.compile("([a-z_0-9]+)(?:\\{(.*)})? \\S+");

	private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

	private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+), *(\\w+)\\)");

	private static ObservedApplication application;

	private static PrometheusMeterRegistry registry;

	/** Labels by metric, as Prometheus would read them. */
	private static final Map<String, Set<String>> SCRAPED = new TreeMap<>();

	private record Row(String name, String type, Set<String> tags, String unit, String prometheus) {
	}

	/** Where events are published, there are meters of that too. */
	@Configuration(proxyBeanMethods = false)
	static class Publishing implements EventSink {

		@Override
		public String name() {
			return "nowhere";
		}

		@Override
		public CompletableFuture<List<Refusal>> send(List<EventFrame> frames) {
			return CompletableFuture.completedFuture(List.of());
		}

	}

	@BeforeAll
	static void startAndUse() {
		application = new ObservedApplication(WebApplicationType.NONE, Publishing.class,
				"asterisk.manager.observations.events.enabled=true");
		registry = application.context.getBean(PrometheusMeterRegistry.class);
		application.server.emit("Hangup", "Channel", "PJSIP/alice-1", "Uniqueid", "1.1");
		application.service().send("primary", ManagerAction.of("Ping"));
		await().atMost(ObservedApplication.SOON)
			.until(() -> registry.find("asterisk.manager.receive").timer() != null
					&& registry.find("asterisk.manager.send").timer() != null);
		for (String line : registry.scrape().split("\n")) {
			Matcher sample = SAMPLE.matcher(line);
			if (sample.matches()) {
				Set<String> labels = SCRAPED.computeIfAbsent(sample.group(1), (name) -> new TreeSet<>());
				if (sample.group(2) != null) {
					LABEL.matcher(sample.group(2)).results().forEach((label) -> labels.add(label.group(1)));
				}
			}
		}
	}

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void tablesTellOfEveryMeterAndOfNoOther() throws IOException {
		Set<Row> documented = Files.readAllLines(DOCUMENTS.resolve("README.md"))
			.stream()
			.filter((line) -> line.startsWith("| `asterisk.manager."))
			.map(DocumentationIntegrationTests::row)
			.collect(Collectors.toSet());
		Set<Row> present = registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("asterisk.manager."))
			.map(DocumentationIntegrationTests::row)
			.collect(Collectors.toSet());
		assertThat(documented).containsExactlyInAnyOrderElementsOf(present);
		assertThat(documented).allSatisfy(
				(row) -> assertThat(SCRAPED.keySet()).containsAnyOf(row.prometheus(), row.prometheus() + "_count"));
	}

	private static Row row(String line) {
		List<String> cells = Arrays.stream(line.split("\\|")).map((cell) -> cell.strip().replace("`", "")).toList();
		Set<String> tags = (cells.get(3).isEmpty()) ? Set.of() : Set.of(cells.get(3).split(", "));
		return new Row(cells.get(1), cells.get(2), tags, cells.get(4), cells.get(5));
	}

	private static Row row(Meter meter) {
		Meter.Id id = meter.getId();
		String unit = id.getBaseUnit();
		return new Row(id.getName(), id.getType().name().toLowerCase(Locale.ROOT).replace('_', ' '),
				id.getTags().stream().map(Tag::getKey).collect(Collectors.toSet()), (unit != null) ? unit : "",
				registry.config().namingConvention().name(id.getName(), id.getType(), unit)
						+ ((id.getType() == Meter.Type.COUNTER) ? "_total" : ""));
	}

	@Test
	void dashboardShowsOnlyWhatIsThere() throws IOException {
		JsonNode dashboard = JsonMapper.shared()
			.readTree(Files.readString(DOCUMENTS.resolve("grafana-dashboard.json")));
		List<String> expressions = dashboard.get("panels").findValuesAsString("expr");
		assertThat(expressions).hasSizeGreaterThan(20).allSatisfy(DocumentationIntegrationTests::exists);
		List<String> variables = dashboard.get("templating").findValuesAsString("query");
		variables.stream().map(LABEL_VALUES::matcher).filter(Matcher::matches).forEach((query) -> {
			assertThat(SCRAPED).containsKey(query.group(1));
			assertThat(SCRAPED.get(query.group(1))).contains(query.group(2));
		});
		assertThat(dashboard.get("panels").findValuesAsString("description")).doesNotContain("");
	}

	@Test
	@SuppressWarnings("unchecked")
	void alertsAreAboutWhatIsThere() throws IOException {
		List<Map<String, Object>> rules = new ArrayList<>();
		try (Reader reader = Files.newBufferedReader(DOCUMENTS.resolve("prometheus-alerts.yml"))) {
			Map<String, List<Map<String, Object>>> file = new Yaml().load(reader);
			file.get("groups").forEach((group) -> rules.addAll((List<Map<String, Object>>) group.get("rules")));
		}
		assertThat(rules).hasSize(9).allSatisfy((rule) -> {
			assertThat(rule).containsKeys("alert", "labels");
			assertThat((Map<String, Object>) rule.get("annotations")).containsKeys("summary", "description");
			exists((String) rule.get("expr"));
		});
	}

	private static void exists(String expression) {
		PromQl promQl = PromQl.parse(expression);
		assertThat(promQl.labelsByMetric()).isNotEmpty();
		promQl.labelsByMetric().forEach((metric, labels) -> {
			assertThat(SCRAPED).as(expression).containsKey(metric);
			Set<String> present = new TreeSet<>(SCRAPED.get(metric));
			present.addAll(OF_PROMETHEUS);
			assertThat(present).as(expression).containsAll(labels).containsAll(promQl.groupingLabels());
		});
	}

}
