/**
 * Floods of events, through each client in a Java virtual machine of its own.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.events;

import org.jspecify.annotations.NullMarked;
