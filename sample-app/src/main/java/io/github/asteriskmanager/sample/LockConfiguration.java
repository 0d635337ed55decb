package io.github.asteriskmanager.sample;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.lock.LockRepository;

/**
 * Locks in the database, by which collectors agree who owns which server.
 */
@Configuration(proxyBeanMethods = false)
@Profile("collector")
class LockConfiguration {

	@Bean
	DefaultLockRepository lockRepository(DataSource dataSource) {
		DefaultLockRepository repository = new DefaultLockRepository(dataSource);
		// that another collector has the lock is no error: half the time, and quiet logs
		repository.setInsertQuery(repository.getInsertQuery() + " ON CONFLICT DO NOTHING");
		// whoever starts while the database is away waits for it as a standby
		repository.setCheckDatabaseOnStart(false);
		return repository;
	}

	@Bean
	JdbcLockRegistry lockRegistry(LockRepository repository) {
		return new JdbcLockRegistry(repository);
	}

}
