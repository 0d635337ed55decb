package io.github.asteriskmanager.test.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.github.asteriskmanager.test.AmiServer;
import io.github.asteriskmanager.test.AmiServerBuilder;

/**
 * JUnit extension that starts an {@link AmiServer}, hands it to parameters of that type,
 * and closes it.
 * <p>
 * With {@code @ExtendWith(AmiServerExtension.class)} each test has a server of its own,
 * unless a {@code @BeforeAll} method or the constructor takes one: then all tests of the
 * class share that. Registered by a field, the server is the builder's: <pre>{@code
 * &#64;RegisterExtension
 * AmiServerExtension asterisk = new AmiServerExtension(AmiServer.builder().version("5.0.4"));
 * }</pre> A field that is static makes one server for the class, another field one for
 * each test. Tests that share a server may want to {@link AmiServer#reset()} it.
 */
public final class AmiServerExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

	private final Namespace namespace = Namespace.create(AmiServerExtension.class, this);

	private final AmiServerBuilder builder;

	private final boolean shareable;

	private volatile @Nullable AmiServer server;

	/**
	 * Creates an extension for servers with the default settings; JUnit calls this.
	 */
	public AmiServerExtension() {
		this(AmiServer.builder(), false);
	}

	/**
	 * Creates an extension to register by a field.
	 * @param builder starts the servers
	 */
	public AmiServerExtension(AmiServerBuilder builder) {
		this(builder, true);
	}

	private AmiServerExtension(AmiServerBuilder builder, boolean shareable) {
		this.builder = builder;
		this.shareable = shareable;
	}

	/**
	 * The server of the test that runs.
	 * @return the server, listening
	 * @throws IllegalStateException before the first test
	 */
	public AmiServer server() {
		AmiServer current = this.server;
		if (current == null) {
			throw new IllegalStateException("No test has begun: annotate the field with @RegisterExtension, "
					+ "and make it static if the server is needed before the tests");
		}
		return current;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		if (this.shareable) {
			start(context);
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		start(context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == AmiServer.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return start(context);
	}

	private AmiServer start(ExtensionContext context) {
		AmiServer started = context.getStore(this.namespace)
			.computeIfAbsent(AmiServer.class, (type) -> this.builder.start(), AmiServer.class);
		this.server = started;
		return started;
	}

}
