package io.github.asteriskmanager.boot.autoconfigure;

import java.lang.reflect.Type;

import io.github.asteriskmanager.event.ValueConverter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Converts header values by a {@link ConversionService}.
 */
final class ConversionServiceValueConverter implements ValueConverter {

	private static final TypeDescriptor STRING = TypeDescriptor.valueOf(String.class);

	private final ConversionService conversionService;

	ConversionServiceValueConverter(ConversionService conversionService) {
		this.conversionService = conversionService;
	}

	@Override
	public @Nullable Object convert(String value, Type target) {
		TypeDescriptor type = new TypeDescriptor(ResolvableType.forType(target), null, null);
		try {
			return this.conversionService.convert(value, STRING, type);
		}
		catch (ConversionException ex) {
			throw new IllegalArgumentException("not a " + target.getTypeName(), ex);
		}
	}

}
