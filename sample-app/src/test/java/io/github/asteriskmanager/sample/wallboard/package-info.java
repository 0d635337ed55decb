/**
 * The wallboard, tried as a person would.
 */
@NullMarked
package io.github.asteriskmanager.sample.wallboard;

import org.jspecify.annotations.NullMarked;
