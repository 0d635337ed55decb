package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskEventMulticaster;
import io.github.asteriskmanager.boot.ListenerErrors;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.Ordered;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link AsteriskEventMulticaster}, in place of the multicaster that Spring would make if
 * nobody defined one. It comes last, so as to make way for any other.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(ListenerErrors.class)
public final class AsteriskEventMulticasterAutoConfiguration {

	@Bean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
	@ConditionalOnMissingBean(name = AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
			search = SearchStrategy.CURRENT)
	static AsteriskEventMulticaster applicationEventMulticaster(ListenerErrors errors) {
		return new AsteriskEventMulticaster(errors);
	}

}
