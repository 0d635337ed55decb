package io.github.asteriskmanager.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.test.AmiServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what keeps a Java virtual machine running, each in one of its own.
 */
class JvmLifetimeIntegrationTests {

	private final AmiServer server = AmiServer.builder().start();

	@Test
	void scriptThatForgetsToCloseItsConnectionEnds() throws Exception {
		Process process = run("quick");
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
		assertThat(this.server.requests("Ping")).hasSize(1);
		this.server.close();
	}

	@Test
	void applicationThatOnlyListensGoesOnUntilItsProviderIsStopped() throws Exception {
		Process process = run("listen");
		this.server.awaitRequest("Ping", Duration.ofSeconds(60));
		assertThat(process.isAlive()).isTrue();
		this.server.emit("Hangup", "Channel", "a");
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
		this.server.close();
	}

	private Process run(String mode) throws Exception {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Application.class.getName(), mode,
				String.valueOf(this.server.port()))
			.inheritIO()
			.start();
	}

	/** What runs in the other virtual machine. */
	static final class Application {

		private Application() {
		}

		public static void main(String[] args) {
			ManagerOptions options = ManagerOptions.builder()
				.address("127.0.0.1")
				.port(Integer.parseInt(args[1]))
				.username("manager")
				.password("secret")
				.build();
			ManagerProvider provider = ManagerProvider.create(options);
			if (args[0].equals("quick")) {
				ManagerConnection connection = provider.connect();
				connection.send(ManagerAction.of("Ping"));
				return;
			}
			provider.subscribe(ManagerEvent.class, (event) -> {
				if (event.getName().equals("Hangup")) {
					provider.close();
				}
			});
			provider.start();
			provider.awaitReady(Duration.ofSeconds(30));
			provider.send(ManagerAction.of("Ping"));
		}

	}

}
