package io.github.asteriskmanager.codegen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/**
 * How the types of the catalogue are Java types, and how a getter reads each.
 */
final class ValueTypes {

	private static final String VALUES = "HeaderValues";

	private static final String TIMES = "WireTimes";

	private static final TypeName TEXTS_BY_NAME = ParameterizedTypeName.get(Map.class, String.class, String.class);

	private static final ClassName RTCP_REPORT = ClassName.get(Packages.EVENT, "RtcpReport");

	/** A type, the method of a view that reads it, and the function that does. */
	private record Reading(TypeName type, String method, CodeBlock function) {

		static Reading of(Class<?> type, String method) {
			return new Reading(TypeName.get(type), method,
					CodeBlock.of("$T::$L", ClassName.get(Packages.PROTOCOL, VALUES), method));
		}

		static Reading by(TypeName type, ClassName owner, String function) {
			return new Reading(type, "", CodeBlock.of("$T::$L", owner, function));
		}

		CodeBlock expression(CodeBlock name, boolean inInterface) {
			boolean direct = !this.method.isEmpty() && (!inInterface || IN_INTERFACES.contains(this.method));
			return direct ? CodeBlock.of("$L($L)", this.method, name)
					: CodeBlock.of("read($L, $L)", name, this.function);
		}

	}

	private static final Map<String, Reading> READINGS = Map.ofEntries(
			Map.entry("text", Reading.of(String.class, "header")),
			Map.entry("escaped", Reading.of(String.class, "unescaped")),
			Map.entry("known", Reading.of(String.class, "known")),
			Map.entry("knownName", Reading.of(String.class, "knownName")),
			Map.entry("integer", Reading.of(Integer.class, "integer")),
			Map.entry("long", Reading.of(Long.class, "number")),
			Map.entry("decimal", Reading.of(Double.class, "decimal")),
			Map.entry("boolean", Reading.of(Boolean.class, "bool")),
			Map.entry("epoch", Reading.of(Instant.class, "epoch")),
			Map.entry("seconds", Reading.of(Duration.class, "seconds")),
			Map.entry("milliseconds", Reading.of(Duration.class, "milliseconds")),
			Map.entry("microseconds", Reading.of(Duration.class, "microseconds")),
			Map.entry("zonedTime", times(Instant.class, "zonedTime")),
			Map.entry("localTime", times(LocalDateTime.class, "localTime")),
			Map.entry("date", times(LocalDate.class, "date")),
			Map.entry("timeOfDay", times(LocalTime.class, "timeOfDay")), Map.entry("hostPort", valueClass("HostPort")),
			Map.entry("transportAddress", valueClass("TransportAddress")),
			Map.entry("agiText",
					Reading.by(TypeName.get(String.class), ClassName.get(Packages.EVENT, "AgiText"), "decode")),
			Map.entry("agiEnvironment",
					Reading.by(TEXTS_BY_NAME, ClassName.get(Packages.EVENT, "AgiText"), "environment")));

	/** What {@code AmiEvent} offers, and so an interface of events can call. */
	private static final Set<String> IN_INTERFACES = Set.of("header", "integer", "number", "decimal", "bool", "epoch",
			"seconds", "known", "knownName");

	private final Catalogue catalogue;

	ValueTypes(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	private static Reading times(Class<?> type, String function) {
		return Reading.by(TypeName.get(type), ClassName.get(Packages.PROTOCOL, TIMES), function);
	}

	private static Reading valueClass(String name) {
		ClassName type = ClassName.get(Packages.EVENT, name);
		return Reading.by(type, type, "of");
	}

	/** Whether a getter never gives {@code null}. */
	static boolean isNeverNull(String type) {
		return type.equals("variables") || type.equals("rtcpReports");
	}

	TypeName javaType(String type) {
		return switch (type) {
			case "variables" -> TEXTS_BY_NAME;
			case "second" -> TypeName.get(String.class);
			case "rtcpReports" -> ParameterizedTypeName.get(ClassName.get(List.class), RTCP_REPORT);
			default -> READINGS.containsKey(type) ? READINGS.get(type).type() : enumType(type);
		};
	}

	/**
	 * The expression that reads a header.
	 * @param type type of the header
	 * @param name expression for its name
	 * @param inInterface whether the getter is in an interface
	 * @return the expression
	 */
	CodeBlock read(String type, CodeBlock name, boolean inInterface) {
		return switch (type) {
			case "variables" -> CodeBlock.of("variables($L)", name);
			case "second" -> CodeBlock.of("headers($L).stream().skip(1).findFirst().orElse(null)", name);
			case "rtcpReports" -> CodeBlock.of("$T.of(this)", RTCP_REPORT);
			default -> READINGS.containsKey(type) ? READINGS.get(type).expression(name, inInterface)
					: CodeBlock.of("$T.of(header($L))", enumType(type), name);
		};
	}

	private ClassName enumType(String type) {
		if (!this.catalogue.enums().containsKey(type)) {
			throw new IllegalArgumentException("No type " + type + ": neither built in nor in \"enums\"");
		}
		return ClassName.get(Packages.EVENT, type);
	}

}
