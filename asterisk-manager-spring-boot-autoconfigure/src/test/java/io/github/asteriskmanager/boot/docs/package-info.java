/**
 * Holds the documentation against the code.
 */
@NullMarked
package io.github.asteriskmanager.boot.docs;

import org.jspecify.annotations.NullMarked;
