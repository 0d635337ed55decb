/**
 * Auto-configuration of Asterisk Manager providers from {@code asterisk.manager}
 * properties.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
