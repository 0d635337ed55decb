package io.github.asteriskmanager.boot.observation;

import io.github.asteriskmanager.boot.observation.AsteriskManagerObservation.ActionKeyNames;
import io.github.asteriskmanager.boot.observation.AsteriskManagerObservation.ServerKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The usual names and keys of the observation of an action. What is sent is not among
 * them: it may hold secrets, and numbers of people.
 */
public class DefaultActionObservationConvention implements ActionObservationConvention {

	@Override
	public String getName() {
		return "asterisk.manager.send";
	}

	@Override
	public String getContextualName(ActionObservationContext context) {
		return context.getAction().getName();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ActionObservationContext context) {
		return KeyValues.of(ActionKeyNames.PROVIDER.withValue(context.getOptions().getTitle()),
				ActionKeyNames.ACTION.withValue(context.getAction().getName()),
				ActionKeyNames.OUTCOME.withValue(context.getOutcome()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ActionObservationContext context) {
		return KeyValues.of(ServerKeyNames.ADDRESS.withValue(context.getOptions().getAddress()),
				ServerKeyNames.PORT.withValue(String.valueOf(context.getOptions().getPort())));
	}

}
