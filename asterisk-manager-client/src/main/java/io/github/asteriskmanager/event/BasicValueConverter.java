package io.github.asteriskmanager.event;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import io.github.asteriskmanager.protocol.HeaderValues;
import org.jspecify.annotations.Nullable;

/**
 * Converts to text, numbers, truth values, enums, durations and moments, with the same
 * readings as the typed getters; leaves other types to another converter.
 */
final class BasicValueConverter implements ValueConverter {

	private final ValueConverter others;

	BasicValueConverter(ValueConverter others) {
		this.others = others;
	}

	@Override
	public @Nullable Object convert(String value, Type target) {
		if (target == String.class || target == Object.class || target == CharSequence.class) {
			return value;
		}
		if (HeaderValues.isPlaceholder(value)) {
			return null;
		}
		Function<String, ? extends @Nullable Object> reading = (target instanceof Class<?> type && type.isEnum())
				? (text) -> constant(text, type) : Readings.BY_TYPE.get(target);
		if (reading == null) {
			return this.others.convert(value, target);
		}
		Object converted = reading.apply(value);
		if (converted == null) {
			throw new IllegalArgumentException("not a " + target.getTypeName());
		}
		return converted;
	}

	private static @Nullable Object constant(String value, Class<?> type) {
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equalsIgnoreCase(value.strip().replace('-', '_').replace(' ', '_'))) {
				return constant;
			}
		}
		return null;
	}

	/** Made when first needed, for most applications convert nothing. */
	private static final class Readings {

		static final Map<Type, Function<String, ? extends @Nullable Object>> BY_TYPE = Map.ofEntries(
				Map.entry(int.class, HeaderValues::integer), Map.entry(Integer.class, HeaderValues::integer),
				Map.entry(long.class, HeaderValues::number), Map.entry(Long.class, HeaderValues::number),
				Map.entry(double.class, HeaderValues::decimal), Map.entry(Double.class, HeaderValues::decimal),
				Map.entry(boolean.class, HeaderValues::bool), Map.entry(Boolean.class, HeaderValues::bool),
				Map.entry(Duration.class, HeaderValues::seconds), Map.entry(Instant.class, HeaderValues::epoch),
				Map.entry(BigDecimal.class, BigDecimal::new), Map.entry(BigInteger.class, BigInteger::new));

	}

}
