package io.github.asteriskmanager.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and keys of the observation of an action. A bean of this type takes the place of
 * {@link DefaultActionObservationConvention}.
 */
public interface ActionObservationConvention extends ObservationConvention<ActionObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ActionObservationContext;
	}

}
