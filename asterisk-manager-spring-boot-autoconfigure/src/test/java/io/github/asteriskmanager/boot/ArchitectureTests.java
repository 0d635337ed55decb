package io.github.asteriskmanager.boot;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of this module's architecture.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.asteriskmanager.boot";

	private static final JavaClasses MODULE = new ClassFileImporter()
		.importUrl(AsteriskManagerService.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void onlyMetricsObservationAndAutoConfigurationUseMicrometer() {
		noClasses().that()
			.resideOutsideOfPackages("..metrics", "..observation", "..autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.micrometer..")
			.check(MODULE);
	}

	@Test
	void heartOfTheModuleNeedsNothingOptional() {
		noClasses().that()
			.resideInAnyPackage(BASE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", BASE + ".*..")
			.check(MODULE);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("io.github.asteriskmanager.(**)").should().beFreeOfCycles().check(MODULE);
	}

	@Test
	void autoConfigurationsAreFinalAndPublicWithoutPublicMembers() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(MODULE);
		methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(MODULE);
	}

	@Test
	void namesSayARole() {
		noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Impl)").check(MODULE);
	}

}
