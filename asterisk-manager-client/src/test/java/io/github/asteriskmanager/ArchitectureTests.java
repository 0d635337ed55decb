package io.github.asteriskmanager;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the client's architecture.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.asteriskmanager";

	private final JavaClasses client = new ClassFileImporter()
		.importUrl(ManagerProvider.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void clientKnowsNeitherSpringNorMicrometer() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..")
			.check(this.client);
	}

	@Test
	void protocolDoesNoInputAndOutput() {
		noClasses().that()
			.resideInAPackage(BASE + ".protocol")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.net..", BASE + ".transport", BASE + ".connection", BASE + ".dispatch",
					BASE + ".event", BASE + ".action", BASE + ".response")
			.check(this.client);
	}

	@Test
	void onlyTheConnectionUsesTransportAndDispatch() {
		classes().that()
			.resideInAnyPackage(BASE + ".transport", BASE + ".dispatch")
			.should()
			.onlyHaveDependentClassesThat()
			.resideInAnyPackage(BASE + ".transport", BASE + ".dispatch", BASE + ".connection")
			.check(this.client);
	}

	@Test
	void subPackagesHaveNoCycles() {
		slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(this.client);
	}

	@Test
	void namesSayARole() {
		noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Impl)").check(this.client);
	}

}
