package io.github.asteriskmanager.boot.autoconfigure.cluster;

/**
 * Instances are to share providers but have no locks for that.
 */
final class MissingLocksException extends RuntimeException {

	MissingLocksException(String problem) {
		super(problem);
	}

}
