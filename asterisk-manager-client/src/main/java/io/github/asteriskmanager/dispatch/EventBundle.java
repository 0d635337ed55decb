package io.github.asteriskmanager.dispatch;

import java.util.List;

/**
 * Events and notices that stay together and are never dropped.
 *
 * @param items in order
 */
record EventBundle(List<?> items) {
}
