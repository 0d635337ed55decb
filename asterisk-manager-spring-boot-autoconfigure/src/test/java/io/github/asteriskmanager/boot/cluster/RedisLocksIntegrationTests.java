package io.github.asteriskmanager.boot.cluster;

import io.github.asteriskmanager.servers.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.integration.redis.util.RedisLockRegistry;

/**
 * Locks in Redis.
 */
@EnabledIf(value = "isInstalled", disabledReason = "Redis is not installed; Debian's package is 'redis-server'")
class RedisLocksIntegrationTests extends RegistryLocksContract {

	private static RedisServer server;

	private static LettuceConnectionFactory connections;

	static boolean isInstalled() {
		return RedisServer.isInstalled();
	}

	@BeforeAll
	static void start() {
		server = RedisServer.create();
		connections = new LettuceConnectionFactory("127.0.0.1", server.port());
		connections.afterPropertiesSet();
		connections.start();
	}

	@AfterAll
	static void stop() {
		connections.destroy();
		server.close();
	}

	@Override
	ClusterLocks instance() {
		return new RegistryLocks(new RedisLockRegistry(connections, "asterisk"));
	}

}
