package io.github.asteriskmanager.boot.docker.compose;

import java.util.List;
import java.util.Map;

import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.boot.autoconfigure.AsteriskManagerConnectionDetails;
import io.github.asteriskmanager.boot.autoconfigure.ContainerLabels;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes connection details of services whose image, or the label
 * {@code org.springframework.boot.service-connection}, is Asterisk's.
 */
final class AsteriskDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<AsteriskManagerConnectionDetails> {

	AsteriskDockerComposeConnectionDetailsFactory() {
		super(new String[] { "asterisk", "andrius/asterisk", "mlan/asterisk" });
	}

	@Override
	protected AsteriskManagerConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new AsteriskService(source.getRunningService());
	}

	private static final class AsteriskService extends DockerComposeConnectionDetails
			implements AsteriskManagerConnectionDetails {

		private final Server server;

		AsteriskService(RunningService service) {
			super(service);
			SslBundle bundle = getSslBundle(service);
			int port = (bundle != null) ? ManagerOptions.DEFAULT_TLS_PORT : ManagerOptions.DEFAULT_PORT;
			Map<String, String> labels = service.labels();
			this.server = new Server(labels.get(ContainerLabels.TITLE), service.host(), service.ports().get(port),
					labels.get(ContainerLabels.USERNAME), labels.get(ContainerLabels.PASSWORD), bundle);
		}

		@Override
		public List<Server> getServers() {
			return List.of(this.server);
		}

	}

}
