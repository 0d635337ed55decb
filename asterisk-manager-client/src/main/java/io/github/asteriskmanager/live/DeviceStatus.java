package io.github.asteriskmanager.live;

import java.time.Instant;

import io.github.asteriskmanager.event.DeviceState;

/**
 * The state of a device.
 *
 * @param device name, such as {@code PJSIP/alice} or {@code Custom:desk}
 * @param state state
 * @param since when that was told, by this machine's clock
 */
public record DeviceStatus(String device, DeviceState state, Instant since) {
}
