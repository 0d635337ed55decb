/**
 * The server that all clients are measured against.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.server;

import org.jspecify.annotations.NullMarked;
