package io.github.asteriskmanager;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Recordings of real servers, as bytes in ISO-8859-1 strings, which lose nothing.
 */
public final class Captures {

	private Captures() {
	}

	public static byte[] callCenter(int version) {
		try (InputStream stream = new GZIPInputStream(open("ast" + version + "-callcenter.ami.gz"))) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What was received in answer to each request, by the name of the file. */
	public static Map<String, List<String>> answers(int version) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(open("actions-" + version + ".zip"))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				String text = new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
				answers.put(entry.getName(), received(text));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return answers;
	}

	private static List<String> received(String text) {
		String[] parts = text.split("=====\r?\n");
		List<String> received = new ArrayList<>();
		for (int i = 1; i < parts.length; i++) {
			int nextRequest = (i < parts.length - 1) ? parts[i].lastIndexOf("\r\n\r\nAction:") : -1;
			received.add((nextRequest >= 0) ? parts[i].substring(0, nextRequest + 4) : parts[i]);
		}
		return received;
	}

	private static InputStream open(String name) {
		InputStream stream = Captures.class.getResourceAsStream("/captures/" + name);
		if (stream == null) {
			throw new IllegalStateException("No recording " + name);
		}
		return stream;
	}

}
