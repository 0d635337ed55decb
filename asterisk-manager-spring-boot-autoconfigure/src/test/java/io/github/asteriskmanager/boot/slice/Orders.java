package io.github.asteriskmanager.boot.slice;

import org.springframework.stereotype.Service;

/**
 * Business that has nothing to do with Asterisk.
 */
@Service
public class Orders {

	Orders() {
		throw new IllegalStateException("There is no database in a test");
	}

	void callEnded(String channel) {
		throw new IllegalStateException("No order for " + channel);
	}

}
