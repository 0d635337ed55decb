package io.github.asteriskmanager.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.DiagnosticPolicy;
import io.github.asteriskmanager.boot.health.HealthThreshold;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Configuration properties of the Asterisk Manager.
 * <p>
 * Each provider is bound on top of the defaults, so what {@link #getProviders()} returns
 * is complete.
 */
@ConfigurationProperties(AsteriskManagerProperties.PREFIX)
public class AsteriskManagerProperties {

	/** What all keys begin with. */
	public static final String PREFIX = "asterisk.manager";

	/**
	 * Whether to enable the Asterisk Manager auto-configuration.
	 */
	private boolean enabled = true;

	@NestedConfigurationProperty
	private final ProviderSettings defaults = new ProviderSettings();

	/**
	 * List of Asterisk servers.
	 */
	private List<Provider> providers = new ArrayList<>();

	@NestedConfigurationProperty
	private final DispatchSettings dispatch = new DispatchSettings();

	private final Health health = new Health();

	private final UnknownEvents unknownEvents = new UnknownEvents();

	private final Metrics metrics = new Metrics();

	private final Observations observations = new Observations();

	/**
	 * Longest time to keep the application from being ready for traffic while enabled
	 * providers are not ready. Zero not to wait.
	 */
	private Duration awaitReady = Duration.ZERO;

	@NestedConfigurationProperty
	private final LiveSettings live = new LiveSettings();

	@NestedConfigurationProperty
	private final DistributionSettings distribution = new DistributionSettings();

	@NestedConfigurationProperty
	private final KafkaSettings kafka = new KafkaSettings();

	@NestedConfigurationProperty
	private final ClusterSettings cluster = new ClusterSettings();

	@NestedConfigurationProperty
	private final RabbitSettings rabbit = new RabbitSettings();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public ProviderSettings getDefaults() {
		return this.defaults;
	}

	public List<Provider> getProviders() {
		return this.providers;
	}

	public void setProviders(List<Provider> providers) {
		this.providers = providers;
	}

	public DispatchSettings getDispatch() {
		return this.dispatch;
	}

	public Health getHealth() {
		return this.health;
	}

	public UnknownEvents getUnknownEvents() {
		return this.unknownEvents;
	}

	public Metrics getMetrics() {
		return this.metrics;
	}

	public Observations getObservations() {
		return this.observations;
	}

	public Duration getAwaitReady() {
		return this.awaitReady;
	}

	public void setAwaitReady(Duration awaitReady) {
		this.awaitReady = awaitReady;
	}

	public LiveSettings getLive() {
		return this.live;
	}

	public DistributionSettings getDistribution() {
		return this.distribution;
	}

	public KafkaSettings getKafka() {
		return this.kafka;
	}

	public ClusterSettings getCluster() {
		return this.cluster;
	}

	public RabbitSettings getRabbit() {
		return this.rabbit;
	}

	/**
	 * One Asterisk server.
	 */
	@ConfigurationPropertiesSource
	public static class Provider extends ProviderSettings {

		static final String DEFAULT_TITLE = "asterisk";

		/**
		 * Unique name of the provider: bean name, health key and metric tag.
		 */
		private String title = DEFAULT_TITLE;

		/**
		 * Providers of one group are always connected by the same instance of a cluster.
		 * The title if not set.
		 */
		private @Nullable String group;

		public String getTitle() {
			return this.title;
		}

		public void setTitle(String title) {
			this.title = title;
		}

		public @Nullable String getGroup() {
			return this.group;
		}

		public void setGroup(@Nullable String group) {
			this.group = group;
		}

	}

	/**
	 * Health of the providers.
	 */
	public static class Health {

		/**
		 * Providers that must be ready for the whole to be up.
		 */
		private HealthThreshold threshold = HealthThreshold.ALL;

		/**
		 * Share of providers that must be ready, from 0 to 1, for the threshold
		 * 'minimum-percentage'.
		 */
		private double minimumPercentage = 0.8;

		/**
		 * Time without any event after which a ready provider counts as down. Zero
		 * switches the check off.
		 */
		private Duration maxEventAge = Duration.ZERO;

		public HealthThreshold getThreshold() {
			return this.threshold;
		}

		public void setThreshold(HealthThreshold threshold) {
			this.threshold = threshold;
		}

		public double getMinimumPercentage() {
			return this.minimumPercentage;
		}

		public void setMinimumPercentage(double minimumPercentage) {
			this.minimumPercentage = minimumPercentage;
		}

		public Duration getMaxEventAge() {
			return this.maxEventAge;
		}

		public void setMaxEventAge(Duration maxEventAge) {
			this.maxEventAge = maxEventAge;
		}

	}

	/**
	 * Meters of the providers.
	 */
	public static class Metrics {

		/**
		 * Number of event names that may become values of the tag 'event'. Further ones
		 * are counted as 'other'.
		 */
		private int maxEventNames = 100;

		public int getMaxEventNames() {
			return this.maxEventNames;
		}

		public void setMaxEventNames(int maxEventNames) {
			this.maxEventNames = maxEventNames;
		}

	}

	/**
	 * Observations, of which spans of traces are made.
	 */
	public static class Observations {

		private final Actions actions = new Actions();

		private final Events events = new Events();

		public Actions getActions() {
			return this.actions;
		}

		public Events getEvents() {
			return this.events;
		}

		/**
		 * Observation of actions.
		 */
		public static class Actions {

			/**
			 * Whether to observe actions.
			 */
			private boolean enabled = true;

			public boolean isEnabled() {
				return this.enabled;
			}

			public void setEnabled(boolean enabled) {
				this.enabled = enabled;
			}

		}

		/**
		 * Observation of events.
		 */
		public static class Events {

			/**
			 * Whether to observe the delivery of each event that has listeners.
			 */
			private boolean enabled;

			public boolean isEnabled() {
				return this.enabled;
			}

			public void setEnabled(boolean enabled) {
				this.enabled = enabled;
			}

		}

	}

	/**
	 * What came that has no place in a type.
	 */
	public static class UnknownEvents {

		/**
		 * Number of names that each diagnostic remembers. Names seen least recently give
		 * way and are only counted.
		 */
		private int maxTracked = 1000;

		/**
		 * Whether to keep a sample of each value, secrets and digits masked.
		 */
		private boolean includeValues;

		public int getMaxTracked() {
			return this.maxTracked;
		}

		public void setMaxTracked(int maxTracked) {
			this.maxTracked = maxTracked;
		}

		public boolean isIncludeValues() {
			return this.includeValues;
		}

		public void setIncludeValues(boolean includeValues) {
			this.includeValues = includeValues;
		}

		DiagnosticPolicy toPolicy() {
			return new DiagnosticPolicy(this.maxTracked, this.includeValues);
		}

	}

}
