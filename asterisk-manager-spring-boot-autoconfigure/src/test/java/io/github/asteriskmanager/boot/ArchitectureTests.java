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

	private final JavaClasses module = new ClassFileImporter()
		.importUrl(AsteriskManagerService.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void onlyMetricsObservationAndAutoConfigurationUseMicrometer() {
		noClasses().that()
			.resideOutsideOfPackages("..metrics", "..observation", "..autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.micrometer..")
			.check(this.module);
	}

	@Test
	void heartOfTheModuleNeedsNothingOptional() {
		noClasses().that()
			.resideInAnyPackage(BASE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", BASE + ".*..")
			.check(this.module);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("io.github.asteriskmanager.(**)").should().beFreeOfCycles().check(this.module);
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
			.check(this.module);
		methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(this.module);
	}

	@Test
	void namesSayARole() {
		noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Impl)").check(this.module);
	}

}
