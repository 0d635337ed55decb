package io.github.asteriskmanager.boot;

import io.github.asteriskmanager.event.ManagerEvent;

/**
 * A known event came that no listener takes. Published only to those who ask by listening
 * for it: <pre>{@code
 * &#64;EventListener
 * void onUnhandled(UnhandledEvent unhandled) { }
 * }</pre>
 *
 * @param event the event
 */
public record UnhandledEvent(ManagerEvent event) {
}
