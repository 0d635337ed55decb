package io.github.asteriskmanager.test.assertj;

import io.github.asteriskmanager.test.AmiRequest;
import io.github.asteriskmanager.test.AmiServer;

/**
 * Where assertions begin; to be imported statically, beside those of AssertJ itself.
 * <pre>{@code
 * assertThat(server).received("Originate").hasHeader("Exten", "1001").hasHeader("Variable", "ORDER=42");
 * assertThat(server).received(2, action("QueueAdd").with("Queue", "support")).receivedNo("QueueRemove");
 * }</pre>
 */
public final class AmiAssertions {

	private AmiAssertions() {
	}

	/**
	 * Begins assertions on a server.
	 * @param actual the server
	 * @return the assertions
	 */
	public static AmiServerAssert assertThat(AmiServer actual) {
		return new AmiServerAssert(actual);
	}

	/**
	 * Begins assertions on a request.
	 * @param actual the request
	 * @return the assertions
	 */
	public static AmiRequestAssert assertThat(AmiRequest actual) {
		return new AmiRequestAssert(actual);
	}

}
