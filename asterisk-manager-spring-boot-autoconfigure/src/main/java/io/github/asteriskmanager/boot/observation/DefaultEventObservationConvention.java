package io.github.asteriskmanager.boot.observation;

import io.github.asteriskmanager.boot.observation.AsteriskManagerObservation.CallKeyNames;
import io.github.asteriskmanager.boot.observation.AsteriskManagerObservation.EventKeyNames;
import io.github.asteriskmanager.event.ManagerEvent;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;

/**
 * The usual names and keys of the observation of an event.
 */
public class DefaultEventObservationConvention implements EventObservationConvention {

	@Override
	public String getName() {
		return "asterisk.manager.receive";
	}

	@Override
	public String getContextualName(EventObservationContext context) {
		return context.getEventName();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(EventObservationContext context) {
		return KeyValues.of(EventKeyNames.PROVIDER.withValue(context.getProvider()),
				EventKeyNames.EVENT.withValue(context.getEventName()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(EventObservationContext context) {
		if (context.getDelivered() instanceof ManagerEvent event) {
			return and(and(KeyValues.empty(), event, CallKeyNames.UNIQUEID, "Uniqueid"), event, CallKeyNames.LINKEDID,
					"Linkedid");
		}
		return KeyValues.empty();
	}

	private static KeyValues and(KeyValues values, ManagerEvent event, KeyName key, String header) {
		String value = event.header(header);
		return (value != null) ? values.and(key.withValue(value)) : values;
	}

}
