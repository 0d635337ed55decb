/**
 * Auto-configuration of instances that share Asterisk Manager providers.
 */
@NullMarked
package io.github.asteriskmanager.boot.autoconfigure.cluster;

import org.jspecify.annotations.NullMarked;
