package io.github.asteriskmanager.dispatch;

import java.util.List;

/**
 * An event with what trackers have to say behind it.
 *
 * @param event the event
 * @param followers what is delivered behind it
 */
record Tracked(Object event, List<Object> followers) {
}
