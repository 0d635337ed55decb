package io.github.asteriskmanager.test.autoconfigure;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Makes the contexts of {@link AsteriskManagerTest}.
 */
final class AsteriskManagerTestContextBootstrapper extends TestSliceTestContextBootstrapper<AsteriskManagerTest> {

}
