/**
 * The sample on several machines at once, which fail.
 */
@NullMarked
package io.github.asteriskmanager.sample.farm;

import org.jspecify.annotations.NullMarked;
