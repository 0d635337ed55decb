package io.github.asteriskmanager.test.context;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Makes the servers of a context forget what a test has left.
 */
final class EmbeddedAsteriskManagerTestExecutionListener implements TestExecutionListener {

	@Override
	public void afterTestMethod(TestContext test) {
		if (!test.hasApplicationContext()) {
			return;
		}
		ApplicationContext context = test.getApplicationContext();
		if (context.containsBean(EmbeddedAsteriskManagerContextCustomizer.SERVERS)) {
			context.getBean(EmbeddedAsteriskManagerContextCustomizer.SERVERS, EmbeddedServers.class).reset();
		}
	}

}
