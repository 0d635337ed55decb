package io.github.asteriskmanager.live;

import java.time.Instant;

import io.github.asteriskmanager.Resync;

/**
 * One part of the state: what events it takes, and the list that tells it whole.
 */
interface Part {

	/** Says which events it takes. */
	void register(Handlers handlers);

	/** The list that names all there is. */
	Resync list();

	/** The list is complete: forgets what it has not named, and tells how many. */
	int forgetUnnamed(Instant at);

	/** The list has not come whole: forgets only what it has named. */
	void keepUnnamed();

	/** Publishes what has changed; {@code false} if nothing has. */
	boolean publish();

}
