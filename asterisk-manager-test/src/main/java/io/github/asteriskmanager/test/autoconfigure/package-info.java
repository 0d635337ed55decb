/**
 * The slice of a Spring Boot application that talks to Asterisk.
 */
@NullMarked
package io.github.asteriskmanager.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
