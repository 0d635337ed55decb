package io.github.asteriskmanager.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.asteriskmanager.test.AmiEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Threads on a runtime that has virtual ones.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsIntegrationTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void listenersRunOnThreadsOfTheKindAskedFor(boolean virtual) {
		try (AmiServer server = AmiServer.builder().start();
				ManagerProvider provider = ManagerProvider.create(ManagerOptions.builder()
					.address(server.address())
					.port(server.port())
					.username("manager")
					.password("secret")
					.virtualThreads(virtual)
					.build())) {
			CompletableFuture<String> thread = new CompletableFuture<>();
			provider.subscribe(HangupEvent.class, (event) -> thread.complete(Thread.currentThread().toString()));
			provider.start();
			provider.awaitReady(Duration.ofSeconds(10));
			server.emit(event("Hangup").with("Cause", 16));
			// Thread.isVirtual is not there for what is compiled for Java 17
			assertThat(thread.orTimeout(10, TimeUnit.SECONDS).join().startsWith("VirtualThread[")).isEqualTo(virtual);
		}
	}

}
