package io.github.asteriskmanager.dispatch;

/**
 * Something to do between two events.
 *
 * @param task what
 */
record DispatchTask(Runnable task) {
}
