package io.github.asteriskmanager.boot.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations, with the keys of their default conventions.
 */
public enum AsteriskManagerObservation implements ObservationDocumentation {

	/** An action, from the call to the end of its answer. */
	ACTION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultActionObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return ActionKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ServerKeyNames.values();
		}

	},

	/** The delivery of an event to the listeners of the application. */
	EVENT {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultEventObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return EventKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return CallKeyNames.values();
		}

	};

	/** Keys of few values of an action. */
	public enum ActionKeyNames implements KeyName {

		/** Title of the provider. */
		PROVIDER {

			@Override
			public String asString() {
				return "provider";
			}

		},

		/** Wire name of the action. */
		ACTION {

			@Override
			public String asString() {
				return "action";
			}

		},

		/** How it ended; see {@link ActionObservationContext#getOutcome()}. */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/** Keys of many values of an action. */
	public enum ServerKeyNames implements KeyName {

		/** Configured address of the server. */
		ADDRESS {

			@Override
			public String asString() {
				return "server.address";
			}

		},

		/** Its port. */
		PORT {

			@Override
			public String asString() {
				return "server.port";
			}

		}

	}

	/** Keys of few values of an event. */
	public enum EventKeyNames implements KeyName {

		/** Title of the provider. */
		PROVIDER {

			@Override
			public String asString() {
				return "provider";
			}

		},

		/** Name of the event; see {@link EventObservationContext#getEventName()}. */
		EVENT {

			@Override
			public String asString() {
				return "event";
			}

		}

	}

	/** Keys of many values of an event; left out where the event has no such header. */
	public enum CallKeyNames implements KeyName {

		/** The channel, by {@code Uniqueid}. */
		UNIQUEID {

			@Override
			public String asString() {
				return "asterisk.uniqueid";
			}

		},

		/** The call that the channel belongs to, by {@code Linkedid}. */
		LINKEDID {

			@Override
			public String asString() {
				return "asterisk.linkedid";
			}

		}

	}

}
