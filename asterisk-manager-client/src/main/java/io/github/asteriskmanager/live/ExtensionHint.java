package io.github.asteriskmanager.live;

import io.github.asteriskmanager.event.ExtensionState;

/**
 * An extension with a hint: the devices behind a number, and what they do.
 *
 * @param exten extension
 * @param context dialplan context
 * @param hint devices, as in the dialplan
 * @param state what they do together
 */
public record ExtensionHint(String exten, String context, String hint, ExtensionState state) {
}
