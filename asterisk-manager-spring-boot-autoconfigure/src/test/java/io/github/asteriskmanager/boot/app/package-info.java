/**
 * An application as a user would write it, for the integration tests.
 */
@NullMarked
package io.github.asteriskmanager.boot.app;

import org.jspecify.annotations.NullMarked;
