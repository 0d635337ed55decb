/**
 * Tests of a whole application for what it lets one see, and for the documents about it.
 */
@NullMarked
package io.github.asteriskmanager.boot.observability;

import org.jspecify.annotations.NullMarked;
