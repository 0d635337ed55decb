package io.github.asteriskmanager.protocol;

import java.io.IOException;

/**
 * Where bytes come from.
 */
@FunctionalInterface
public interface ByteSource {

	/**
	 * Reads what is there, waiting for something.
	 * @param buffer gets the bytes
	 * @param offset where they begin
	 * @param length most of them
	 * @return their number, or -1 at the end
	 * @throws IOException if there is no more to come
	 */
	int read(byte[] buffer, int offset, int length) throws IOException;

}
