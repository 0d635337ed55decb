package io.github.asteriskmanager.sample.wallboard;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * What the wallboard needs of Spring.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!collector")
@EnableScheduling
@EnableConfigurationProperties(WallboardProperties.class)
class WallboardConfiguration {

}
