package io.github.asteriskmanager.test.container;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;

/**
 * A real Asterisk in a container, ready for manager connections once it is started.
 * <p>
 * Without an image of your own it is built from a Debian image and the configuration in
 * this package's jar; the image is kept, so only the first start takes long. What the
 * numbers of its dialplan do stands in {@code extensions.conf} there: {@code 1000} raises
 * user events, {@code 1001} answers and hangs up, {@code 2000} is a queue, and so on, all
 * reached by originating {@code Local/<number>@default}. The user {@code manager} may do
 * and see everything; the user {@code reader}, with the same password, sees calls and
 * user events only.
 * <p>
 * With {@code @ServiceConnection} of Spring Boot, an application connects to it without a
 * line of configuration; {@link #withTitle} says as which provider. All that is told in
 * labels of the container.
 * <p>
 * Starting needs a Docker engine, and its failures are those of
 * {@link GenericContainer#start()}. Not thread-safe.
 */
public final class AsteriskContainer extends GenericContainer<AsteriskContainer> {

	private static final String RESOURCES = "io/github/asteriskmanager/test/asterisk";

	private static final String CERTIFICATE = "/etc/asterisk/keys/asterisk.crt";

	private static final int AMI_PORT = 5038;

	private static final int AMI_TLS_PORT = 5039;

	private static final String LABELS = "io.github.asteriskmanager.";

	private String username = "";

	private String password = "";

	/**
	 * Creates a container of the Asterisk of Debian's development release.
	 */
	public AsteriskContainer() {
		this(imageFrom("debian:sid-slim"));
	}

	/**
	 * Creates a container of a ready image, whose Asterisk listens for manager
	 * connections on port 5038; see {@link #withCredentials(String, String)}.
	 * @param image the name of the image
	 */
	public AsteriskContainer(DockerImageName image) {
		super(image);
		configureAsterisk();
	}

	private AsteriskContainer(Future<String> image) {
		super(image);
		configureAsterisk();
	}

	/**
	 * Creates a container of the Asterisk that another release of Debian has.
	 * @param baseImage an image of Debian or of a relative of it, such as
	 * {@code debian:bullseye-slim} for Asterisk 16
	 * @return the container, not yet started
	 */
	public static AsteriskContainer ofBaseImage(String baseImage) {
		return new AsteriskContainer(imageFrom(baseImage));
	}

	private static Future<String> imageFrom(String baseImage) {
		String name = "asterisk-manager-test:" + baseImage.replaceAll("[^\\w.-]", "-");
		return new ImageFromDockerfile(name, false).withBuildArg("BASE_IMAGE", baseImage)
			.withFileFromClasspath(".", RESOURCES);
	}

	private void configureAsterisk() {
		addExposedPorts(AMI_PORT, AMI_TLS_PORT);
		waitingFor(Wait.forSuccessfulCommand("asterisk -rx 'core waitfullybooted'"));
		withCredentials("manager", "secret");
	}

	/**
	 * Sets the provider of the application that this is the server of, for
	 * {@code @ServiceConnection}.
	 * @param title title of the provider; a provider is added if none has it
	 * @return this container
	 */
	public AsteriskContainer withTitle(String title) {
		return withLabel(LABELS + "title", title);
	}

	/**
	 * Sets the manager user that {@link #getUsername()} and {@link #getPassword()} tell,
	 * for an image or a {@code manager.conf} with users of its own.
	 * @param username the name of the user
	 * @param password the secret of the user
	 * @return this container
	 */
	public AsteriskContainer withCredentials(String username, String password) {
		this.username = username;
		this.password = password;
		return withLabel(LABELS + "username", username).withLabel(LABELS + "password", password);
	}

	/**
	 * Returns the port on {@link #getHost()} where the manager interface is reached.
	 * @return the port, known while the container runs
	 */
	public int getAmiPort() {
		return getMappedPort(AMI_PORT);
	}

	/**
	 * Returns the port on {@link #getHost()} where the manager interface is reached over
	 * TLS.
	 * @return the port, known while the container runs
	 */
	public int getAmiTlsPort() {
		return getMappedPort(AMI_TLS_PORT);
	}

	/**
	 * Returns the name of a manager user.
	 * @return {@code manager} unless set
	 */
	public String getUsername() {
		return this.username;
	}

	/**
	 * Returns the secret of that user.
	 * @return {@code secret} unless set
	 */
	public String getPassword() {
		return this.password;
	}

	/**
	 * Returns the certificate to trust for {@link #getAmiTlsPort()}, made for
	 * {@code localhost} when the image was built.
	 * @return the certificate in PEM format, available while the container runs
	 */
	public String getCertificate() {
		return copyFileFromContainer(CERTIFICATE,
				(content) -> new String(content.readAllBytes(), StandardCharsets.US_ASCII));
	}

}
