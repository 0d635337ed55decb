/**
 * What can be asked of Asterisk.
 */
@NullMarked
package io.github.asteriskmanager.action;

import org.jspecify.annotations.NullMarked;
