/**
 * What can be measured only beside the code it measures.
 */
@NullMarked
package io.github.asteriskmanager.event;

import org.jspecify.annotations.NullMarked;
