/**
 * What this client costs, measured beside asterisk-java and beside the wire.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks;

import org.jspecify.annotations.NullMarked;
