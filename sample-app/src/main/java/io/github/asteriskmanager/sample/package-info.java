/**
 * The smallest honest application on the starter.
 */
@NullMarked
package io.github.asteriskmanager.sample;

import org.jspecify.annotations.NullMarked;
