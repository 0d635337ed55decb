package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.ProviderOwnership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;

/**
 * Waits for the providers when the application has started, before its other runners. An
 * application accepts traffic when all runners have returned.
 */
final class ReadinessRunner implements ApplicationRunner, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(ReadinessRunner.class);

	private final AsteriskManagerService service;

	private final ProviderOwnership ownership;

	private final Duration longest;

	ReadinessRunner(AsteriskManagerService service, ProviderOwnership ownership, Duration longest) {
		this.ownership = ownership;
		this.service = service;
		this.longest = longest;
	}

	@Override
	public void run(ApplicationArguments args) {
		if (this.longest.isZero()) {
			return;
		}
		long deadline = System.nanoTime() + this.longest.toNanos();
		List<String> missing = new ArrayList<>();
		for (ManagerProvider provider : this.service.getProviders()) {
			if (this.service.isEnabled(provider.getTitle()) && provider.getOptions().isKeepAlive()
					&& this.ownership.isOwned(provider.getTitle())) {
				await(provider, Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)), missing);
			}
		}
		if (!missing.isEmpty()) {
			logger.warn("The application goes on although it was to wait for all providers "
					+ "('asterisk.manager.await-ready' is {}): {}", this.longest, String.join("; ", missing));
		}
	}

	private static void await(ManagerProvider provider, Duration timeout, List<String> missing) {
		try {
			provider.awaitReady(timeout);
		}
		catch (ManagerException ex) {
			missing.add(ex.getMessage());
		}
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
