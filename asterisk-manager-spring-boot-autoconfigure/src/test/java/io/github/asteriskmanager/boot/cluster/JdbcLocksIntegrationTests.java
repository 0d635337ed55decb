package io.github.asteriskmanager.boot.cluster;

import com.zaxxer.hikari.HikariDataSource;
import io.github.asteriskmanager.servers.EnabledIfPostgresInstalled;
import io.github.asteriskmanager.servers.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.core.io.ClassPathResource;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Locks in PostgreSQL.
 */
@EnabledIfPostgresInstalled
class JdbcLocksIntegrationTests extends RegistryLocksContract {

	private static final HikariDataSource dataSource = new HikariDataSource();

	private static PostgresServer server;

	@BeforeAll
	static void start() {
		server = PostgresServer.create();
		dataSource.setJdbcUrl(server.url());
		dataSource.setUsername(PostgresServer.USER);
		new ResourceDatabasePopulator(
				new ClassPathResource("org/springframework/integration/jdbc/schema-postgresql.sql"))
			.execute(dataSource);
	}

	@AfterAll
	static void stop() {
		dataSource.close();
		server.close();
	}

	@Override
	ClusterLocks instance() {
		DefaultLockRepository repository = new DefaultLockRepository(dataSource);
		repository.setInsertQuery(repository.getInsertQuery() + " ON CONFLICT DO NOTHING");
		repository.setTransactionManager(new JdbcTransactionManager(dataSource));
		repository.afterPropertiesSet();
		repository.afterSingletonsInstantiated();
		return new RegistryLocks(new JdbcLockRegistry(repository));
	}

}
