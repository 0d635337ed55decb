package io.github.asteriskmanager.boot.autoconfigure;

import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.template.AsteriskManagerTemplate;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link AsteriskManagerTemplate}.
 */
@AutoConfiguration(after = AsteriskManagerAutoConfiguration.class)
@ConditionalOnBean(AsteriskManagerService.class)
public final class AsteriskManagerTemplateAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AsteriskManagerTemplate asteriskManagerTemplate(AsteriskManagerService service, Environment environment) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("ami-fan-out-");
		executor.setDaemon(true);
		executor.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		return new AsteriskManagerTemplate(service, executor);
	}

}
