package io.github.asteriskmanager.sample;

import java.math.BigDecimal;

import io.github.asteriskmanager.event.UserEventName;

/**
 * What a dialplan tells with {@code UserEvent(OrderPlaced,OrderId: 42,...)}.
 *
 * @param orderId number of the order
 * @param amount its price
 * @param customer who ordered
 */
@UserEventName
record OrderPlaced(long orderId, BigDecimal amount, String customer) {
}
