package io.github.asteriskmanager.codegen;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an action. In the catalogue a plain string is its name.
 *
 * @param name its name
 * @param type its type, {@code null} for text
 * @param required whether Asterisk refuses the action without it
 * @param repeatable whether it may be sent more than once
 * @param indexed whether its name carries an index in parentheses
 * @param values the values it may have, if they are a closed set
 * @param as name of its setter where it differs
 */
record ParamSpec(String name, @Nullable String type, boolean required, boolean repeatable, boolean indexed,
		List<String> values, @Nullable String as) {

	@JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
	ParamSpec {
		values = Names.orEmpty(values);
	}

	/** From a plain string. */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	ParamSpec(String name) {
		this(name, null, false, false, false, List.of(), null);
	}

	String setter() {
		return (this.as != null) ? this.as : Names.variable(this.name);
	}

}
