package io.github.asteriskmanager.codegen;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an action answers.
 *
 * @param list events that are items of a list
 * @param complete event that ends the list, {@code null} if there is no list
 * @param unmarked whether some version does not mark the answer as list, so that its end
 * is known by name
 * @param response simple name of the class of the answer, {@code null} for the usual one
 * @param headers headers of the answer; none if its class is written by hand
 */
record AnswerSpec(List<String> list, @Nullable String complete, boolean unmarked, @Nullable String response,
		List<HeaderSpec> headers) {

	AnswerSpec {
		list = Names.orEmpty(list);
		headers = Names.orEmpty(headers);
	}

}
