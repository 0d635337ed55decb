/**
 * A real Asterisk in a container, for tests.
 */
@NullMarked
package io.github.asteriskmanager.test.container;

import org.jspecify.annotations.NullMarked;
