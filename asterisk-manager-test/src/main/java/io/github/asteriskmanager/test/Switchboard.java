package io.github.asteriskmanager.test;

/**
 * What all sessions of one server share.
 */
record Switchboard(Settings settings, Actions actions, RequestLog requests, LoginLog logins, Faults faults,
		Sessions sessions) {

}
