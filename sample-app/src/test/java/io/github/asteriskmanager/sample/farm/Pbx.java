package io.github.asteriskmanager.sample.farm;

import java.util.List;

/**
 * A server of the farm, which sends numbered events and knows who was connected when.
 */
interface Pbx extends AutoCloseable {

	String title();

	int port();

	Ledger ledger();

	/** Who has been connected, in the order of logins. */
	List<Tenure> tenures();

	/** Who is connected. */
	default List<Tenure> owners() {
		return tenures().stream().filter(Tenure::isOpen).toList();
	}

	/** Begins to send numbered events. */
	void startTraffic();

	void stopTraffic();

	@Override
	void close();

}
