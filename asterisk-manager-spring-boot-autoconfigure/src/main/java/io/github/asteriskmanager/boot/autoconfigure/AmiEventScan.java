package io.github.asteriskmanager.boot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

/**
 * Names further packages whose types of user events are registered at the start; those of
 * the application are searched anyway. Goes on a configuration class. Without any
 * attribute it means the package of that class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(UserEventScanner.class)
public @interface AmiEventScan {

	/**
	 * The packages, searched with all packages below them.
	 * @return names of packages
	 */
	String[] value() default {};

	/**
	 * Classes whose packages are searched; safer against renaming than a name.
	 * @return the classes
	 */
	Class<?>[] basePackageClasses() default {};

}
