/**
 * Actions: their latency, their rate, and long lists.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.actions;

import org.jspecify.annotations.NullMarked;
