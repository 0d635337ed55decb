package io.github.asteriskmanager.test;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link EventMask}.
 */
class EventMaskTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "on | call | true", "ALL | call | true", "all,call | user | true", "off | call | false",
					"no | '' | true", "call | call | true", "call | call,user | false",
					"Call, user | user,call,all | true", "user | call,all | false", "nonsense | call | false",
					"call | '' | true" })
	void allowsAnEventWhoseClassesItHasAll(String mask, String privilege, boolean allowed) {
		assertThat(parse(mask).allows(EventMask.classesOf(privilege))).isEqualTo(allowed);
	}

	@Test
	void nothingToReadChangesNothing() {
		assertThat(parse(null)).isSameAs(EventMask.ALL);
		assertThat(parse(" ")).isSameAs(EventMask.ALL);
	}

	@Test
	void emptyMaskHearsNothing() {
		assertThat(parse("off").isEmpty()).isTrue();
		assertThat(parse("call").isEmpty()).isFalse();
		assertThat(parse("on").isEmpty()).isFalse();
	}

	@Test
	void eventWithoutPrivilegeHasNoClasses() {
		assertThat(EventMask.classesOf(null)).isEmpty();
		assertThat(EventMask.classesOf("Call,all")).isEqualTo(Set.of("call"));
	}

	private static EventMask parse(@Nullable String mask) {
		return EventMask.parse(mask, EventMask.ALL);
	}

}
