package io.github.asteriskmanager.codegen;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An action.
 *
 * @param className simple name of its class
 * @param doc a sentence on what it does, or {@code null}
 * @param privilege classes of which a user needs one to send it
 * @param versions versions that take it, such as {@code 13-20} or {@code 20,22-}
 * @param handwritten whether its class is written by hand
 * @param answer what it answers, {@code null} for a response without payload
 * @param params its parameters
 * @param of sets of parameters for which there is a factory method, beside the required
 * ones
 */
record ActionSpec(@JsonProperty("class") String className, @Nullable String doc, List<String> privilege,
		String versions, boolean handwritten, @Nullable AnswerSpec answer, List<ParamSpec> params,
		List<List<String>> of) {

	ActionSpec {
		privilege = Names.orEmpty(privilege);
		params = Names.orEmpty(params);
		of = Names.orEmpty(of);
	}

	List<ParamSpec> required() {
		return this.params.stream().filter(ParamSpec::required).toList();
	}

	boolean hasOptional() {
		return this.params.stream().anyMatch((param) -> !param.required());
	}

	ParamSpec param(String name) {
		return this.params.stream()
			.filter((param) -> param.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(this.className + " has no parameter " + name));
	}

}
