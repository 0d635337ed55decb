package io.github.asteriskmanager.test.context;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

import io.github.asteriskmanager.test.RecordedStream;

/**
 * Takes the recorded call centre along into a native image of an application that replays
 * it.
 */
final class RecordingRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern(RecordedStream.class.getPackageName().replace('.', '/') + "/call-center.ami.gz");
	}

}
