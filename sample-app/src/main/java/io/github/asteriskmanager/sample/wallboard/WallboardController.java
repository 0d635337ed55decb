package io.github.asteriskmanager.sample.wallboard;

import io.github.asteriskmanager.ManagerException;
import io.github.asteriskmanager.action.HangupAction;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.live.LiveStates;
import io.github.asteriskmanager.live.Channel;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What the page asks for: the stream of changes and, where that is enabled, calls. Other
 * sites cannot make a browser place a call: neither JSON nor DELETE goes across origins
 * without leave.
 */
@RestController
@Profile("!collector")
@RequestMapping("/wallboard")
class WallboardController {

	private final Wallboard wallboard;

	private final AsteriskManagerService asterisk;

	private final LiveStates states;

	private final WallboardProperties properties;

	WallboardController(Wallboard wallboard, AsteriskManagerService asterisk, LiveStates states,
			WallboardProperties properties) {
		this.wallboard = wallboard;
		this.asterisk = asterisk;
		this.states = states;
		this.properties = properties;
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream() {
		return this.wallboard.open();
	}

	/**
	 * A call to place.
	 *
	 * @param provider title of the provider
	 * @param from device that is called first, such as {@code PJSIP/alice}
	 * @param to extension it is then connected to
	 */
	record NewCall(String provider, String from, String to) {
	}

	@PostMapping(path = "/calls", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void call(@RequestBody NewCall call) {
		requireActions();
		this.asterisk.send(call.provider(),
				OriginateAction.builder()
					.channel(call.from())
					.context(this.properties.context())
					.exten(call.to())
					.priority(1)
					.async(true)
					.build());
	}

	@DeleteMapping("/channels/{provider}/{uniqueid}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void hangUp(@PathVariable String provider, @PathVariable String uniqueid) {
		requireActions();
		Channel channel = this.states.get(provider).snapshot().channel(uniqueid);
		if (channel == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "The call is over already");
		}
		this.asterisk.send(provider, HangupAction.of(channel.name()));
	}

	private void requireActions() {
		if (!this.properties.actionsEnabled()) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Set 'wallboard.actions-enabled' to true first");
		}
	}

	@ExceptionHandler
	ProblemDetail asteriskRefuses(ManagerException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail noSuchProvider(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

}
