package io.github.asteriskmanager.boot.autoconfigure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Reloads the providers when the environment has changed, whatever the keys: passwords
 * are often placeholders for other keys.
 * <p>
 * A configuration that is no good is logged and not thrown, for others want to hear of
 * the change too. It comes before the rebinding of properties, whose failure would keep
 * it from being called.
 */
final class EnvironmentChangeListener implements ApplicationListener<EnvironmentChangeEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(EnvironmentChangeListener.class);

	private final AsteriskManagerReloader reloader;

	EnvironmentChangeListener(AsteriskManagerReloader reloader) {
		this.reloader = reloader;
	}

	@Override
	public void onApplicationEvent(EnvironmentChangeEvent event) {
		try {
			this.reloader.reload();
		}
		catch (RuntimeException ex) {
			logger.error("The Asterisk providers stay as they are, for the new configuration is no good: {}",
					reason(ex));
		}
	}

	/** No stack trace: what tells of a failed binding shows the value, maybe a secret. */
	private static String reason(RuntimeException ex) {
		if (ex instanceof InvalidProviderException || ex instanceof IllegalArgumentException) {
			return String.valueOf(ex.getMessage());
		}
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof BindException failure) {
				return "the value of '" + failure.getName() + "' cannot be read";
			}
		}
		return "it fails with " + ex.getClass().getName();
	}

	@Override
	public int getOrder() {
		return 0;
	}

}
