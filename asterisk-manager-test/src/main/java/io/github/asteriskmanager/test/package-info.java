/**
 * An Asterisk Manager server inside the test's own process, with scripted answers, events
 * and faults.
 */
@NullMarked
package io.github.asteriskmanager.test;

import org.jspecify.annotations.NullMarked;
