package io.github.asteriskmanager.live;

import java.util.List;

/**
 * A conference of {@code ConfBridge}.
 *
 * @param name name
 * @param locked whether nobody may join
 * @param recording whether it is being recorded
 * @param participants who is in it, in the order they joined
 */
public record Conference(String name, boolean locked, boolean recording, List<Participant> participants) {
}
