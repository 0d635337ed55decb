/**
 * How many calls a live state follows, and what it holds of them.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.live;

import org.jspecify.annotations.NullMarked;
