package io.github.asteriskmanager.response;

import java.util.List;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.protocol.AmiMessage;

/**
 * The answer to {@code ListCategories}: the categories of a configuration file.
 */
public final class ListCategoriesResponse extends ManagerResponse {

	/**
	 * Creates the view.
	 * @param message the response message
	 */
	public ListCategoriesResponse(AmiMessage message) {
		super(message);
	}

	/**
	 * Names of the categories.
	 * @return the names in the order of the file
	 */
	public List<String> getCategories() {
		return headers().stream()
			.filter((header) -> header.name().regionMatches(true, 0, "Category-", 0, 9))
			.map(Header::value)
			.toList();
	}

}
