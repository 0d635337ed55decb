/**
 * Everyday operations on one configured server or on many at once.
 */
@NullMarked
package io.github.asteriskmanager.boot.template;

import org.jspecify.annotations.NullMarked;
