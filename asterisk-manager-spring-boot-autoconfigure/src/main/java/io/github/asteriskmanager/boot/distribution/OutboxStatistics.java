package io.github.asteriskmanager.boot.distribution;

/**
 * What an outbox has done with the events handed to it so far, at one moment: as many as
 * it has published, lost and buffers were handed to it.
 *
 * @param published events that the broker holds
 * @param lost events dropped because the buffer was full, refused by the broker, or left
 * over when the outbox stopped
 * @param buffered events that wait, or are on their way and not confirmed
 * @param failures how often sending failed and was tried again
 */
public record OutboxStatistics(long published, long lost, int buffered, long failures) {
}
