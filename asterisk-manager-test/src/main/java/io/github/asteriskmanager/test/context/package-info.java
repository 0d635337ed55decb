/**
 * An Asterisk Manager server for the application context of a test.
 */
@NullMarked
package io.github.asteriskmanager.test.context;

import org.jspecify.annotations.NullMarked;
