/**
 * Typed views of what Asterisk tells, and the registry that makes them.
 */
@NullMarked
package io.github.asteriskmanager.event;

import org.jspecify.annotations.NullMarked;
