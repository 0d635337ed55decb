package io.github.asteriskmanager.boot.autoconfigure.userevents;

import io.github.asteriskmanager.event.UserEvent;

/**
 * A subclass; found without annotation.
 */
public class QueueStatusUserEvent extends UserEvent {

}
