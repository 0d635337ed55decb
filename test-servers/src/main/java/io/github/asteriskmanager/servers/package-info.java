/**
 * Servers of other projects that tests here start.
 */
@NullMarked
package io.github.asteriskmanager.servers;

import org.jspecify.annotations.NullMarked;
