package io.github.asteriskmanager.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class, record or bean as the type of a user event.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UserEventName {

	/**
	 * The name that the sender gives the event; if empty, the simple name of the class
	 * without {@code UserEvent} or {@code Event} at its end.
	 * @return the name, in any case
	 */
	String value() default "";

}
