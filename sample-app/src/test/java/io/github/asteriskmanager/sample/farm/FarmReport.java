package io.github.asteriskmanager.sample.farm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of a scenario, in Markdown.
 */
final class FarmReport {

	private final Farm farm;

	private final Scenario scenario;

	private final List<Account> accounts;

	FarmReport(Farm farm, Scenario scenario, List<Account> accounts) {
		this.farm = farm;
		this.scenario = scenario;
		this.accounts = accounts;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(
				"| fault | after | servers | longest without an owner, s |\n|---|---|---|---|\n");
		for (Fault fault : this.scenario.faults()) {
			text.append(String.format(Locale.ROOT, "| %s | %.1f s | %d | %.1f |%n", fault.name(),
					seconds(Duration.between(fault.at(), fault.until())), fault.servers().size(),
					seconds(fault.longest())));
		}
		text.append("\n| server | sent | published | heard | heard twice | missing |\n|---|---|---|---|---|---|\n");
		this.accounts.forEach((account) -> text.append(String.format(Locale.ROOT,
				"| %s | %,d | %,d | %,d | %,d | %,d |%n", account.server().title(), account.sent(),
				account.published().size(), account.heard().size(), account.repeated(), account.missing().size())));
		text.append(String.format(Locale.ROOT, "%n%,d events heard, %,d calls, %d losses told%n",
				this.farm.recorder().events(), this.farm.recorder().calls(), this.farm.recorder().losses().size()));
		return text.toString();
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

}
