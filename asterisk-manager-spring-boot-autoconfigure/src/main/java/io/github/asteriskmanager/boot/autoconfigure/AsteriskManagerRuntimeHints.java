package io.github.asteriskmanager.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * What the client looks up by name: virtual threads, for it is compiled for a Java that
 * has none. Its events are made by constructors, without reflection.
 */
final class AsteriskManagerRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerType(Thread.class, (thread) -> thread.withMethod("startVirtualThread",
					List.of(TypeReference.of(Runnable.class)), ExecutableMode.INVOKE));
	}

}
