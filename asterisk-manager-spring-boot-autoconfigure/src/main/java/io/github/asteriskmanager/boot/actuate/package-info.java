/**
 * What actuator shows of Asterisk Manager.
 */
@NullMarked
package io.github.asteriskmanager.boot.actuate;

import org.jspecify.annotations.NullMarked;
