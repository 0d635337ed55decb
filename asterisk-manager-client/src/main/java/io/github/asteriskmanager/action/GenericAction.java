package io.github.asteriskmanager.action;

import java.util.List;
import java.util.stream.Stream;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.ResponseType;

/**
 * An action by name with free parameters. If Asterisk announces a list, the answer is an
 * {@link io.github.asteriskmanager.response.EventListResponse}.
 */
public final class GenericAction extends AbstractAction<ManagerResponse> {

	GenericAction(String name, List<Header> headers) {
		super(name, ResponseType.PLAIN, headers);
	}

	/**
	 * Adds a parameter; a name may be added repeatedly.
	 * @param name name of the parameter
	 * @param value its value
	 * @return a new action
	 */
	public GenericAction with(String name, Object value) {
		Header header = new Header(name, value.toString());
		return new GenericAction(getName(), Stream.concat(headers().stream(), Stream.of(header)).toList());
	}

}
