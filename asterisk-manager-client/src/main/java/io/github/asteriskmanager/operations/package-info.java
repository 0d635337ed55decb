/**
 * Everyday operations in the words of telephony, on top of actions.
 */
@NullMarked
package io.github.asteriskmanager.operations;

import org.jspecify.annotations.NullMarked;
