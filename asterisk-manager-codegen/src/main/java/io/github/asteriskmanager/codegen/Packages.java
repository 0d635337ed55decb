package io.github.asteriskmanager.codegen;

import com.palantir.javapoet.ClassName;

/**
 * Packages and classes of the client that generated code is in or uses.
 */
final class Packages {

	static final String ROOT = "io.github.asteriskmanager";

	static final String ACTION = ROOT + ".action";

	static final String EVENT = ROOT + ".event";

	static final String PROTOCOL = ROOT + ".protocol";

	static final String RESPONSE = ROOT + ".response";

	static final ClassName AMI_MESSAGE = ClassName.get(PROTOCOL, "AmiMessage");

	static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

	private Packages() {
	}

}
