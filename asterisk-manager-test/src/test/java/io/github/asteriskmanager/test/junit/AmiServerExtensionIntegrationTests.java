package io.github.asteriskmanager.test.junit;

import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.asteriskmanager.test.AmiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@link AmiServerExtension}.
 */
class AmiServerExtensionIntegrationTests {

	private static final Set<AmiServer> all = new HashSet<>();

	@AfterAll
	static void serversAreClosed() {
		assertThat(all).hasSize(6)
			.allSatisfy((server) -> assertThatIOException()
				.isThrownBy(() -> new Socket(server.address(), server.port()).close()));
	}

	@Test
	void serverBeforeAnyTestIsAMistake() {
		AmiServerExtension extension = new AmiServerExtension(AmiServer.builder());
		assertThatIllegalStateException().isThrownBy(extension::server).withMessageContaining("@RegisterExtension");
	}

	@Nested
	@ExtendWith(AmiServerExtension.class)
	class ByAnnotation {

		@RepeatedTest(2)
		void eachTestHasItsOwn(AmiServer server) {
			assertThat(all.add(server)).isTrue();
			assertThat(server.port()).isPositive();
		}

	}

	@Nested
	@ExtendWith(AmiServerExtension.class)
	class ByAnnotationAndBeforeAll {

		private static AmiServer shared;

		@BeforeAll
		static void prepare(AmiServer server) {
			shared = server;
		}

		@RepeatedTest(2)
		void allTestsShareIt(AmiServer server) {
			assertThat(server).isSameAs(shared);
			all.add(server);
		}

	}

	@Nested
	class ByField {

		@RegisterExtension
		private final AmiServerExtension asterisk = new AmiServerExtension(AmiServer.builder());

		@RepeatedTest(2)
		void eachTestHasItsOwn() {
			assertThat(all.add(this.asterisk.server())).isTrue();
		}

	}

	@Nested
	class ByStaticField {

		@RegisterExtension
		private static final AmiServerExtension asterisk = new AmiServerExtension(AmiServer.builder());

		private static final Set<AmiServer> seen = new HashSet<>();

		@RepeatedTest(2)
		void allTestsShareIt(AmiServer server) {
			seen.add(asterisk.server());
			assertThat(seen).containsExactly(server);
			all.add(server);
		}

		@Nested
		class Deeper {

			@Test
			void sharesItToo(AmiServer server) {
				assertThat(asterisk.server()).isSameAs(server);
			}

		}

	}

}
