/**
 * The live states of all providers of an application.
 */
@NullMarked
package io.github.asteriskmanager.boot.live;

import org.jspecify.annotations.NullMarked;
