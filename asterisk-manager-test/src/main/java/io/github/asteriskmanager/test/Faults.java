package io.github.asteriskmanager.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What goes wrong on which connection of an {@link AmiServer}. Connections are counted
 * from 1 in the order the server accepts them. Thread-safe.
 */
public final class Faults {

	private final Monitor monitor;

	private final Consumer<Fault> openSessions;

	private final Set<Fault> always = EnumSet.noneOf(Fault.class);

	private final Queue<Fault> next = new ArrayDeque<>();

	private final Map<Integer, Set<Fault>> numbered = new HashMap<>();

	private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);

	Faults(Monitor monitor, Consumer<Fault> openSessions) {
		this.monitor = monitor;
		this.openSessions = openSessions;
	}

	/**
	 * Orders a fault for the next connection that has none ordered this way yet: two
	 * calls are for two connections.
	 * @param fault what goes wrong
	 * @return these faults
	 */
	public Faults next(Fault fault) {
		return next(1, fault);
	}

	/**
	 * Orders a fault for each of the next connections.
	 * @param connections how many
	 * @param fault what goes wrong
	 * @return these faults
	 */
	public synchronized Faults next(int connections, Fault fault) {
		for (int i = 0; i < connections; i++) {
			this.next.add(fault);
		}
		return this;
	}

	/**
	 * Orders a fault for one connection.
	 * @param number number of the connection
	 * @param fault what goes wrong
	 * @return these faults
	 */
	public synchronized Faults connection(int number, Fault fault) {
		this.numbered.computeIfAbsent(number, (key) -> EnumSet.noneOf(Fault.class)).add(fault);
		return this;
	}

	/**
	 * Orders a fault for every connection from now on.
	 * @param fault what goes wrong
	 * @return these faults
	 */
	public synchronized Faults always(Fault fault) {
		this.always.add(fault);
		return this;
	}

	/**
	 * Makes every open connection go wrong; at once, where the moment of the fault has
	 * come already.
	 * @param fault what goes wrong
	 * @return these faults
	 */
	public Faults now(Fault fault) {
		this.openSessions.accept(fault);
		return this;
	}

	/**
	 * Takes back every order for connections to come. Those open stay as they are.
	 * @return these faults
	 */
	public synchronized Faults clear() {
		this.always.clear();
		this.next.clear();
		this.numbered.clear();
		return this;
	}

	/**
	 * How often a fault has struck.
	 * @param fault which fault
	 * @return the number of connections it has taken effect on
	 */
	public synchronized int struck(Fault fault) {
		return this.struck.getOrDefault(fault, 0);
	}

	/**
	 * Waits until a fault has struck, for at most ten seconds.
	 * @param fault which fault
	 */
	public void await(Fault fault) {
		await(fault, 1);
	}

	/**
	 * Waits until a fault has struck so many times, for at most ten seconds.
	 * @param fault which fault
	 * @param times on how many connections
	 */
	public void await(Fault fault, int times) {
		Duration timeout = Monitor.PATIENCE;
		this.monitor.await(timeout, () -> (struck(fault) >= times) ? fault : null, () -> "Expected " + fault
				+ " to strike " + times + " times within " + timeout + ", it has " + struck(fault) + " times");
	}

	synchronized Set<Fault> assign(int connection) {
		Set<Fault> faults = EnumSet.copyOf(this.always);
		Set<Fault> numbered = this.numbered.remove(connection);
		if (numbered != null) {
			faults.addAll(numbered);
		}
		Fault first = this.next.poll();
		if (first != null) {
			faults.add(first);
		}
		return faults;
	}

	void strikes(Fault fault) {
		synchronized (this) {
			this.struck.merge(fault, 1, Integer::sum);
		}
		this.monitor.changed();
	}

}
