package io.github.asteriskmanager.boot.autoconfigure;

/**
 * Names of the labels by which a container, of Testcontainers or of Docker Compose, tells
 * about the Asterisk in it.
 */
public final class ContainerLabels {

	/** Title of the provider whose server it is; a provider is added if none has it. */
	public static final String TITLE = "io.github.asteriskmanager.title";

	/** Manager user to log in as; unless set, the one that the provider has. */
	public static final String USERNAME = "io.github.asteriskmanager.username";

	/** Secret of that user; unless set, the one that the provider has. */
	public static final String PASSWORD = "io.github.asteriskmanager.password";

	private ContainerLabels() {
	}

}
