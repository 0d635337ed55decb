/**
 * What Asterisk answers.
 */
@NullMarked
package io.github.asteriskmanager.response;

import org.jspecify.annotations.NullMarked;
