/**
 * What the client does when everything around it fails.
 */
@NullMarked
package io.github.asteriskmanager.fault;

import org.jspecify.annotations.NullMarked;
