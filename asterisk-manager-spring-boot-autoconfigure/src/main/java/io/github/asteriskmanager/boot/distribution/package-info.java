/**
 * What providers deliver, on its way through a message broker to other instances of an
 * application.
 */
@NullMarked
package io.github.asteriskmanager.boot.distribution;

import org.jspecify.annotations.NullMarked;
