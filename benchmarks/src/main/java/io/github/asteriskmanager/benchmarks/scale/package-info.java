/**
 * A thousand providers in one Java virtual machine.
 */
@NullMarked
package io.github.asteriskmanager.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
