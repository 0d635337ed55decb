/**
 * An Asterisk Manager server for the tests of JUnit Jupiter.
 */
@NullMarked
package io.github.asteriskmanager.test.junit;

import org.jspecify.annotations.NullMarked;
