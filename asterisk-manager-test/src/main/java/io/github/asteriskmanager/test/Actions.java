package io.github.asteriskmanager.test;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who answers an action: a script of the test, else what Asterisk does itself.
 */
final class Actions {

	private static final Logger logger = LoggerFactory.getLogger(Actions.class);

	private static final Set<String> BEFORE_LOGIN = Set.of("login", "challenge", "logoff");

	private final StandardActions standard;

	private final Faults faults;

	/** The latest first. */
	private final List<Script> scripts = new CopyOnWriteArrayList<>();

	private record Script(RequestPattern pattern, Function<AmiRequest, AmiReply> replies) {
	}

	Actions(StandardActions standard, Faults faults) {
		this.standard = standard;
		this.faults = faults;
	}

	synchronized void script(RequestPattern pattern, Function<AmiRequest, AmiReply> replies) {
		this.scripts.removeIf((earlier) -> pattern.covers(earlier.pattern()));
		this.scripts.add(0, new Script(pattern, replies));
	}

	synchronized void clear() {
		this.scripts.clear();
	}

	AmiReply answer(AmiSession session, AmiRequest request) {
		String defect = request.defect();
		if (defect != null) {
			return AmiReply.error(defect);
		}
		String action = request.action().toLowerCase(Locale.ROOT);
		if (action.isEmpty()) {
			return AmiReply.error("Missing action in request");
		}
		if (!session.isLoggedIn() && !BEFORE_LOGIN.contains(action)) {
			return AmiReply.error("Permission denied");
		}
		if (action.equals("login") && session.isRefusing()) {
			this.faults.strikes(Fault.REFUSE_LOGIN);
			return this.standard.refusal();
		}
		return this.scripts.stream()
			.filter((script) -> script.pattern().test(request))
			.findFirst()
			.map((script) -> run(script.replies(), request))
			.orElseGet(() -> this.standard.answer(action, session, request));
	}

	private AmiReply run(Function<AmiRequest, AmiReply> replies, AmiRequest request) {
		try {
			return replies.apply(request);
		}
		catch (RuntimeException | AssertionError ex) {
			logger.error("The script for {} failed", request, ex);
			return AmiReply.error("The script for " + request.action() + " failed: " + ex.getMessage());
		}
	}

}
