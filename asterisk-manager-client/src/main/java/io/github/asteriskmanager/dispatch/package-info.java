/**
 * The bounded queue between the reader and the listeners, and the listeners.
 */
@NullMarked
package io.github.asteriskmanager.dispatch;

import org.jspecify.annotations.NullMarked;
