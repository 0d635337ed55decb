package io.github.asteriskmanager.fault;

/**
 * When trouble begins: so many bytes after a text has gone by.
 *
 * @param watched where the text goes by
 * @param text the text; empty for the very first byte
 * @param bytesAfter bytes that still get through after it
 * @param trouble what happens then
 */
record Trap(Direction watched, String text, int bytesAfter, Trouble trouble) {
}
