package io.github.asteriskmanager.fault;

/**
 * One half of a TCP connection.
 */
enum Direction {

	TO_CLIENT, TO_SERVER

}
