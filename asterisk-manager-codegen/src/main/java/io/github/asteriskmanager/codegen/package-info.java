/**
 * Turns the AMI catalogue into the client's typed events, actions and answers; used at
 * build time only.
 */
@NullMarked
package io.github.asteriskmanager.codegen;

import org.jspecify.annotations.NullMarked;
