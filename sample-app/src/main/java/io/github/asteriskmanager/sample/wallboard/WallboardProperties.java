package io.github.asteriskmanager.sample.wallboard;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the wallboard.
 *
 * @param actionsEnabled whether the page may place and hang up calls
 * @param context dialplan context in which calls of the page dial
 */
@ConfigurationProperties("wallboard")
record WallboardProperties(boolean actionsEnabled, String context) {

	WallboardProperties {
		context = (context != null) ? context : "default";
	}

}
