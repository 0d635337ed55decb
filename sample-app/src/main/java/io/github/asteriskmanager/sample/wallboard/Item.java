package io.github.asteriskmanager.sample.wallboard;

/**
 * Something the page shows that can be told from others of its kind.
 */
interface Item {

	/** Identity among its kind. */
	String id();

}
