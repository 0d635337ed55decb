package io.github.asteriskmanager.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

import io.github.asteriskmanager.InvalidOptionException;
import io.github.asteriskmanager.TlsOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.NestedExceptionUtils;

/**
 * Makes the TLS options of providers of SSL bundles, and tells when a bundle that was
 * used is updated.
 */
final class ProviderTls {

	private final ObjectProvider<SslBundles> bundles;

	private final Consumer<String> updated;

	private final Set<String> watched = ConcurrentHashMap.newKeySet();

	/**
	 * Options are compared to find out what changed, so the same bundle gives the same.
	 */
	private final Map<SslBundle, SSLContext> contexts = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * Creates it.
	 * @param bundles the bundles of the application
	 * @param updated takes the name of a bundle that was used and is another one now
	 */
	ProviderTls(ObjectProvider<SslBundles> bundles, Consumer<String> updated) {
		this.bundles = bundles;
		this.updated = updated;
	}

	/**
	 * Makes options as configured.
	 * @param ssl the settings
	 * @return the options, or {@code null} to connect without TLS
	 * @throws InvalidOptionException if there is no such bundle
	 */
	@Nullable TlsOptions options(ProviderSettings.Ssl ssl) {
		SslBundle bundle = bundle(ssl);
		if (bundle != null) {
			return options(bundle, ssl.isVerifyHostname(), "names '" + ssl.getBundle() + "', which");
		}
		return (isEnabled(ssl)) ? new TlsOptions(TlsOptions.systemDefault().context(), ssl.isVerifyHostname()) : null;
	}

	/**
	 * Makes options of connection details.
	 * @param bundle their bundle
	 * @param verifyHostname whether the host name is verified
	 * @return the options
	 * @throws InvalidOptionException if the bundle cannot be used
	 */
	TlsOptions options(SslBundle bundle, boolean verifyHostname) {
		return options(bundle, verifyHostname, "of its connection details");
	}

	private TlsOptions options(SslBundle bundle, boolean verifyHostname, String which) {
		try {
			return new TlsOptions(this.contexts.computeIfAbsent(bundle, SslBundle::createSslContext), verifyHostname,
					list(bundle.getOptions().getEnabledProtocols()), list(bundle.getOptions().getCiphers()));
		}
		catch (RuntimeException ex) {
			throw new InvalidOptionException("ssl.bundle",
					which + " cannot be used: " + NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	private static List<String> list(String @Nullable [] values) {
		return (values != null) ? List.of(values) : List.of();
	}

	/** The bundle that is to be used, if any. */
	@Nullable SslBundle bundle(ProviderSettings.Ssl ssl) {
		String name = ssl.getBundle();
		return (name != null && isEnabled(ssl)) ? bundle(name) : null;
	}

	static boolean isEnabled(ProviderSettings.Ssl ssl) {
		return (ssl.getEnabled() != null) ? ssl.getEnabled() : ssl.getBundle() != null;
	}

	private SslBundle bundle(String name) {
		SslBundles bundles = this.bundles.getIfAvailable(DefaultSslBundleRegistry::new);
		try {
			if (this.watched.add(name)) {
				bundles.addBundleUpdateHandler(name, (bundle) -> this.updated.accept(name));
			}
			return bundles.getBundle(name);
		}
		catch (NoSuchSslBundleException ex) {
			this.watched.remove(name);
			List<String> names = new ArrayList<>(bundles.getBundleNames());
			throw new InvalidOptionException("ssl.bundle", "names '" + name + "', which is no SSL bundle; there is "
					+ ((names.isEmpty()) ? "none" : String.join(", ", names)));
		}
	}

}
