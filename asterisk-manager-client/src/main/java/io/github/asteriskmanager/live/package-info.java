/**
 * What goes on now: channels, calls, bridges, queues, agents and phones as they are, kept
 * by events, with events of its own that say what happened to a call or an agent.
 */
@NullMarked
package io.github.asteriskmanager.live;

import org.jspecify.annotations.NullMarked;
