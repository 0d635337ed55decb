package io.github.asteriskmanager.benchmarks.events;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.asteriskmanager.event.CELEvent;
import io.github.asteriskmanager.event.DeviceStateChangeEvent;
import io.github.asteriskmanager.event.HangupEvent;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.NewExtenEvent;
import io.github.asteriskmanager.event.VarSetEvent;

/**
 * What listeners read: the same of both libraries.
 */
public final class Reads {

	/**
	 * Every getter of a class, as a function that needs no reflection to be called; not
	 * the snapshots and the list of all headers, which read the same once more.
	 */
	private static final ClassValue<List<Function<Object, Object>>> GETTERS = new ClassValue<>() {

		@Override
		protected List<Function<Object, Object>> computeValue(Class<?> type) {
			List<Function<Object, Object>> getters = new ArrayList<>();
			for (Method method : type.getMethods()) {
				if (method.getParameterCount() == 0 && method.getName().matches("(get|is)[A-Z].*")
						&& method.getDeclaringClass() != Object.class
						&& !method.getReturnType().getSimpleName().endsWith("Snapshot")
						&& !method.getName().equals("getHeaders")) {
					getters.add(function(type, method));
				}
			}
			return List.copyOf(getters);
		}

	};

	private Reads() {
	}

	/**
	 * Three typed getters of the most frequent events, three general ones of others.
	 * @param client uses what was read
	 * @param event the event
	 */
	public static void three(EventClient client, ManagerEvent event) {
		if (event instanceof VarSetEvent set) {
			client.use(set.getChannel());
			client.use(set.getVariable());
			client.use(set.getValue());
		}
		else if (event instanceof CELEvent cel) {
			client.use(cel.getEventName());
			client.use(cel.getApplication());
			client.use(cel.getAppData());
		}
		else if (event instanceof NewExtenEvent step) {
			client.use(step.getChannel());
			client.use(step.getApplication());
			client.use(step.getAppData());
		}
		else if (event instanceof HangupEvent hangup) {
			client.use(hangup.getChannel());
			client.use(hangup.getCause());
			client.use(hangup.getCauseTxt());
		}
		else if (event instanceof DeviceStateChangeEvent change) {
			client.use(change.getDevice());
			client.use(change.getState());
			client.use(change.getReceivedAt());
		}
		else {
			client.use(event.header("Privilege"));
			client.use(event.getReceivedAt());
			client.use(event.getSystemName());
		}
	}

	/** The same of asterisk-java's events. */
	static void three(EventClient client, org.asteriskjava.manager.event.ManagerEvent event) {
		if (event instanceof org.asteriskjava.manager.event.VarSetEvent set) {
			client.use(set.getChannel());
			client.use(set.getVariable());
			client.use(set.getValue());
		}
		else if (event instanceof org.asteriskjava.manager.event.CelEvent cel) {
			client.use(cel.getEventName());
			client.use(cel.getApplication());
			client.use(cel.getAppData());
		}
		else if (event instanceof org.asteriskjava.manager.event.NewExtenEvent step) {
			client.use(step.getChannel());
			client.use(step.getApplication());
			client.use(step.getAppData());
		}
		else if (event instanceof org.asteriskjava.manager.event.HangupEvent hangup) {
			client.use(hangup.getChannel());
			client.use(hangup.getCause());
			client.use(hangup.getCauseTxt());
		}
		else if (event instanceof org.asteriskjava.manager.event.DeviceStateChangeEvent change) {
			client.use(change.getDevice());
			client.use(change.getState());
			client.use(change.getDateReceived());
		}
		else {
			client.use(event.getPrivilege());
			client.use(event.getDateReceived());
			client.use(event.getSystemName());
		}
	}

	static void allGetters(EventClient client, Object event) {
		for (Function<Object, Object> getter : GETTERS.get(event.getClass())) {
			client.use(getter.apply(event));
		}
	}

	static void allHeaders(EventClient client, ManagerEvent event) {
		client.use(event.headers());
	}

	@SuppressWarnings("unchecked")
	private static Function<Object, Object> function(Class<?> type, Method method) {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			MethodHandle getter = lookup.unreflect(method);
			CallSite site = LambdaMetafactory.metafactory(lookup, "apply", MethodType.methodType(Function.class),
					MethodType.methodType(Object.class, Object.class), getter,
					MethodType.methodType(MethodType.methodType(method.getReturnType()).wrap().returnType(), type));
			return (Function<Object, Object>) site.getTarget().invoke();
		}
		catch (Throwable ex) {
			throw new IllegalStateException("No function of " + method, ex);
		}
	}

}
