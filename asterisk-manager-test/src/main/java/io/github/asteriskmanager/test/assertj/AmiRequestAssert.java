package io.github.asteriskmanager.test.assertj;

import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;

import io.github.asteriskmanager.test.AmiRequest;

/**
 * Assertions on a request.
 */
public final class AmiRequestAssert extends AbstractAssert<AmiRequestAssert, AmiRequest> {

	AmiRequestAssert(AmiRequest actual) {
		super(actual, AmiRequestAssert.class);
	}

	/**
	 * Expects a value.
	 * @param name name of the header in any case
	 * @param value the value as text; of a header that repeats, any may have it
	 * @return this
	 */
	public AmiRequestAssert hasHeader(String name, Object value) {
		isNotNull();
		List<String> values = this.actual.headers(name);
		if (!values.contains(String.valueOf(value))) {
			failWithMessage("Expected the header '%s' to be '%s', but %s", name, value, found(values));
		}
		return this;
	}

	private String found(List<String> values) {
		return (values.isEmpty() ? "there is none" : "found " + values) + " in " + this.actual;
	}

	/**
	 * Expects all values of a header that repeats, such as {@code Variable}.
	 * @param name name of the header in any case
	 * @param values the values in this order, no others
	 * @return this
	 */
	public AmiRequestAssert hasHeaders(String name, String... values) {
		isNotNull();
		List<String> found = this.actual.headers(name);
		if (!found.equals(List.of(values))) {
			failWithMessage("Expected the headers '%s' to be %s, but %s", name, List.of(values), found(found));
		}
		return this;
	}

	/**
	 * Expects that a header is absent.
	 * @param name name of the header in any case
	 * @return this
	 */
	public AmiRequestAssert hasNoHeader(String name) {
		isNotNull();
		List<String> found = this.actual.headers(name);
		if (!found.isEmpty()) {
			failWithMessage("Expected no header '%s', but %s", name, found(found));
		}
		return this;
	}

	/**
	 * Goes on with the value of a header.
	 * @param name name of the header in any case
	 * @return assertions on its first value
	 */
	public AbstractStringAssert<?> header(String name) {
		isNotNull();
		return Assertions.assertThat(this.actual.header(name)).as(name);
	}

}
