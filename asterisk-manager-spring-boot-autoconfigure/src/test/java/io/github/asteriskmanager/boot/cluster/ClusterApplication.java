package io.github.asteriskmanager.boot.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.ProviderState;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.event.EventsLostEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.servers.PostgresServer;
import io.github.asteriskmanager.test.AmiServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One instance of an application, with locks in PostgreSQL.
 */
final class ClusterApplication implements AutoCloseable {

	static final Duration LEASE = Duration.ofSeconds(6);

	final ConfigurableApplicationContext context;

	ClusterApplication(PostgresServer database, List<AmiServer> servers, String... properties) {
		Map<String, Object> all = new HashMap<>();
		all.put("database.url", database.url());
		all.put("spring.jmx.enabled", "false");
		all.put("asterisk.manager.cluster.enabled", "true");
		all.put("asterisk.manager.cluster.lease", LEASE.toMillis() + "ms");
		all.put("asterisk.manager.cluster.retry-interval", "500ms");
		all.put("asterisk.manager.defaults.address", "127.0.0.1");
		all.put("asterisk.manager.defaults.username", "manager");
		all.put("asterisk.manager.defaults.password", "secret");
		for (int i = 0; i < servers.size(); i++) {
			all.put("asterisk.manager.providers[" + i + "].title", "pbx" + i);
			all.put("asterisk.manager.providers[" + i + "].port", servers.get(i).port());
		}
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(all)
			.properties(properties)
			.run();
	}

	AsteriskManagerService service() {
		return this.context.getBean(AsteriskManagerService.class);
	}

	ProviderCluster cluster() {
		return this.context.getBean(ProviderCluster.class);
	}

	Listeners listeners() {
		return this.context.getBean(Listeners.class);
	}

	/** Titles of the providers that are connected. */
	List<String> ready() {
		return this.service()
			.getProviders()
			.stream()
			.filter((provider) -> provider.getState() == ProviderState.READY)
			.map(ManagerProvider::getTitle)
			.toList();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		HikariDataSource dataSource(Environment environment) {
			HikariDataSource dataSource = new HikariDataSource();
			dataSource.setJdbcUrl(environment.getProperty("database.url")
					+ "?connectTimeout=2&socketTimeout=2&options=-c%20idle_in_transaction_session_timeout=2000");
			dataSource.setUsername(PostgresServer.USER);
			dataSource.setConnectionTimeout(2000);
			dataSource.setInitializationFailTimeout(-1);
			dataSource.setMaximumPoolSize(2);
			return dataSource;
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		DefaultLockRepository lockRepository(DataSource dataSource) {
			DefaultLockRepository repository = new DefaultLockRepository(dataSource);
			repository.setInsertQuery(repository.getInsertQuery() + " ON CONFLICT DO NOTHING");
			repository.setCheckDatabaseOnStart(false);
			return repository;
		}

		@Bean
		JdbcLockRegistry lockRegistry(LockRepository repository) {
			return new JdbcLockRegistry(repository);
		}

		@Bean
		Listeners listeners() {
			return new Listeners();
		}

	}

	/** What the application has heard. */
	static class Listeners {

		final List<EventsLostEvent> losses = new CopyOnWriteArrayList<>();

		final List<ProviderOwnershipChangedEvent> changes = new CopyOnWriteArrayList<>();

		final List<String> hangups = new CopyOnWriteArrayList<>();

		@EventListener
		void onLoss(EventsLostEvent event) {
			this.losses.add(event);
		}

		@EventListener
		void onChange(ProviderOwnershipChangedEvent event) {
			this.changes.add(event);
		}

		@EventListener
		void onHangup(HangupEvent event) {
			this.hangups.add(event.getProvider() + " " + event.getChannel());
		}

		List<String> owned() {
			List<String> owned = new ArrayList<>();
			this.changes.forEach((change) -> {
				if (change.owned()) {
					owned.add(change.provider());
				}
				else {
					owned.remove(change.provider());
				}
			});
			return owned;
		}

	}

}
