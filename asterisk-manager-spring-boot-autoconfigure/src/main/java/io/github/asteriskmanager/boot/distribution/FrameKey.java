package io.github.asteriskmanager.boot.distribution;

import io.github.asteriskmanager.event.CallIds;
import io.github.asteriskmanager.event.ManagerEvent;

/**
 * What frames have in common whose order a broker keeps.
 */
public enum FrameKey {

	/** The call, by its {@code Linkedid}; what belongs to none, the provider. */
	CALL {

		@Override
		String of(String provider, Object payload) {
			String call = (payload instanceof ManagerEvent event) ? CallIds.linkedid(event) : null;
			return (call != null) ? provider + ":" + call : provider;
		}

	},

	/** The provider: everything of it stays in order, and goes to one consumer. */
	PROVIDER {

		@Override
		String of(String provider, Object payload) {
			return provider;
		}

	};

	abstract String of(String provider, Object payload);

}
