package io.github.asteriskmanager.boot.autoconfigure.userevents;

/**
 * A subclass; found without annotation.
 */
public class QueueStatusUserEvent extends CallerUserEvent {

}
