package io.github.asteriskmanager.boot.app;

import java.math.BigDecimal;

import io.github.asteriskmanager.event.UserEventName;

/**
 * A user event of the application.
 *
 * @param number whom to call
 * @param limit what it may cost
 */
@UserEventName
public record CallbackRequested(String number, BigDecimal limit) {
}
