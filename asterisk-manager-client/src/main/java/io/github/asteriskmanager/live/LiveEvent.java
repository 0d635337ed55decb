package io.github.asteriskmanager.live;

import java.time.Instant;

/**
 * Something that has happened to a call, a queue, an agent or a phone, told once. It is
 * delivered to the listeners of the provider behind the AMI event that brought it about.
 */
public interface LiveEvent {

	/**
	 * Title of the provider.
	 * @return the title
	 */
	String provider();

	/**
	 * When, by this machine's clock.
	 * @return the moment
	 */
	Instant at();

}
