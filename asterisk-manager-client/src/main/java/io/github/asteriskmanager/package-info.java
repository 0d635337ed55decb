/**
 * What a user of the Asterisk Manager Interface (AMI) client touches first: options,
 * providers, connections, states and exceptions.
 */
@NullMarked
package io.github.asteriskmanager;

import org.jspecify.annotations.NullMarked;
