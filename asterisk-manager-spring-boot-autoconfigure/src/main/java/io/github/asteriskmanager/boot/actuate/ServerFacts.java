package io.github.asteriskmanager.boot.actuate;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself and of the user who asks. Absent values are {@code null}:
 * the server does not tell, or the user may not ask.
 *
 * @param asteriskVersion version of Asterisk
 * @param systemName {@code systemname} in {@code asterisk.conf}
 * @param uptime time since Asterisk was started
 * @param lastReload time since its configuration was loaded
 * @param readPrivileges classes of events that the user may read
 * @param writePrivileges classes of actions that the user may send
 * @param allowMultipleLogin whether the user may be logged in more than once
 * @param roundTrip time from asking to the answer
 * @param clockSkew how far the server's clock is ahead of this machine's
 */
record ServerFacts(@Nullable String asteriskVersion, @Nullable String systemName, @Nullable Duration uptime,
		@Nullable Duration lastReload, @Nullable Set<String> readPrivileges, @Nullable Set<String> writePrivileges,
		@Nullable Boolean allowMultipleLogin, @Nullable Duration roundTrip, @Nullable Duration clockSkew) {

	/** Of a server that was not asked. */
	static final ServerFacts NONE = new ServerFacts(null, null, null, null, null, null, null, null, null);

}
