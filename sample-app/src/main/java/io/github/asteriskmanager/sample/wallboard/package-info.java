/**
 * A wallboard: what goes on at all servers now, on one page.
 */
@NullMarked
package io.github.asteriskmanager.sample.wallboard;

import org.jspecify.annotations.NullMarked;
