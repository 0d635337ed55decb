package io.github.asteriskmanager.boot.template;

import java.util.Optional;

import io.github.asteriskmanager.ManagerException;
import org.jspecify.annotations.Nullable;

/**
 * What one of many providers answered.
 *
 * @param provider title of the provider
 * @param value what came back, or {@code null} if there is an error
 * @param error why nothing came back, or {@code null}
 * @param <T> what comes back
 */
public record ProviderResult<T>(String provider, @Nullable T value, @Nullable ManagerException error) {

	/**
	 * Whether something came back.
	 * @return {@code true} if so
	 */
	public boolean isSuccess() {
		return this.error == null;
	}

	/**
	 * What came back.
	 * @return the value; nothing if there is an error
	 */
	public Optional<T> asOptional() {
		return Optional.ofNullable(this.value);
	}

	/**
	 * What came back, or the error thrown.
	 * @return the value
	 * @throws ManagerException the error
	 */
	public T get() {
		if (this.value == null) {
			throw (this.error != null) ? this.error
					: new ManagerException(this.provider, "The operation gave no value", null);
		}
		return this.value;
	}

}
