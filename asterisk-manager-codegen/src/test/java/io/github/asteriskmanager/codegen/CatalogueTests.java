package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTests {

	private final Catalogue catalogue;

	CatalogueTests() throws IOException {
		this.catalogue = Catalogue.load();
	}

	@Test
	void isWrittenAsTheWriterWritesIt() throws IOException {
		String text = new String(Catalogue.bytes(), StandardCharsets.UTF_8);
		assertThat(CatalogueWriter.write(JsonMapper.shared().readTree(text))).isEqualTo(text);
	}

	@Test
	void namesAreInOrder() {
		assertThat(List.copyOf(this.catalogue.events().keySet())).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
		assertThat(List.copyOf(this.catalogue.actions().keySet())).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
		assertThat(List.copyOf(this.catalogue.headers().keySet())).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
	}

	@Test
	void eachNameOccursOnceWhateverItsCase() {
		Stream
			.of(this.catalogue.events().keySet(), this.catalogue.actions().keySet(), this.catalogue.headers().keySet())
			.forEach((names) -> {
				Set<String> distinct = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
				distinct.addAll(names);
				assertThat(distinct).hasSameSizeAs(names);
			});
	}

	@Test
	void everyTypedHeaderIsUsed() {
		Set<String> used = new HashSet<>();
		this.catalogue.events()
			.values()
			.forEach((event) -> event.headers().forEach((header) -> used.add(header.name())));
		this.catalogue.interfaces()
			.values()
			.forEach((type) -> type.headers().forEach((header) -> used.add(header.name())));
		this.catalogue.actions().values().forEach((action) -> {
			if (action.answer() != null) {
				action.answer().headers().forEach((header) -> used.add(header.name()));
			}
		});
		assertThat(this.catalogue.headers().keySet()).isSubsetOf(used);
	}

	@Test
	void listsNameEventsOfTheCatalogue() {
		List<String> names = new ArrayList<>();
		this.catalogue.actions().values().forEach((action) -> {
			if (action.answer() != null && action.answer().complete() != null) {
				names.addAll(action.answer().list());
				names.add(action.answer().complete());
			}
		});
		assertThat(names).hasSizeGreaterThan(100).isSubsetOf(this.catalogue.events().keySet());
	}

	@Test
	void versionsAreKnownAndSaidOneWay() {
		Stream
			.concat(this.catalogue.events().values().stream().map(EventSpec::versions),
					this.catalogue.actions().values().stream().map(ActionSpec::versions))
			.distinct()
			.forEach((ranges) -> assertThat(
					Versions.toRanges(Versions.of(ranges, this.catalogue.versions()), this.catalogue.versions()))
				.isEqualTo(ranges));
	}

	@Test
	void everyEventAndActionIsExplained() {
		assertThat(this.catalogue.events().values()).extracting(EventSpec::doc).allMatch((doc) -> doc.endsWith("."));
		assertThat(this.catalogue.actions().values()).extracting(ActionSpec::doc).allMatch((doc) -> doc.endsWith("."));
	}

}
