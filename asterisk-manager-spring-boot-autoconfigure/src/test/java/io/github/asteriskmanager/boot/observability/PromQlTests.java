package io.github.asteriskmanager.boot.observability;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PromQl}, by which the documents are tested.
 */
class PromQlTests {

	@Test
	void findsMetricsAndLabels() {
		PromQl promQl = PromQl.parse("topk(10, sum by (instance, provider) (rate(a_total{x=~\"b|c\",y!=\"d\"}[5m])) / "
				+ "on (z) group_left c_max) > 0.5 and increase(e[$__range]) == 1");
		assertThat(promQl.labelsByMetric())
			.isEqualTo(Map.of("a_total", Set.of("x", "y"), "c_max", Set.of(), "e", Set.of()));
		assertThat(promQl.groupingLabels()).containsExactly("instance", "provider", "z");
	}

}
