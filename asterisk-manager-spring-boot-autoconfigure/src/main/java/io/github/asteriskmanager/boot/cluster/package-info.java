/**
 * Several instances of an application that share providers: each provider is connected by
 * one of them.
 */
@NullMarked
package io.github.asteriskmanager.boot.cluster;

import org.jspecify.annotations.NullMarked;
