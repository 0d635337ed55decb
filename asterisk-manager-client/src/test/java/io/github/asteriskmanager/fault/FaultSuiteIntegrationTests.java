package io.github.asteriskmanager.fault;

import java.util.stream.Stream;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every trouble at every stage, as the first byte of it goes by and some bytes later.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultSuiteIntegrationTests {

	static Stream<Arguments> cases() {
		return Stream.of(Stage.values())
			.flatMap((stage) -> Stream.of(Trouble.values())
				.flatMap((trouble) -> Stream.of(0, 9).map((bytesAfter) -> Arguments.of(stage, trouble, bytesAfter))));
	}

	@ParameterizedTest(name = "{0} {1} +{2}")
	@MethodSource("cases")
	void comesThrough(Stage stage, Trouble trouble, int bytesAfter) {
		try (FaultCase faultCase = new FaultCase(stage, trouble, bytesAfter)) {
			faultCase.run();
		}
	}

}
