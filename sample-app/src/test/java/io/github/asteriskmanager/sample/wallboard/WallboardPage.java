package io.github.asteriskmanager.sample.wallboard;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import org.springframework.context.ConfigurableApplicationContext;

import static org.awaitility.Awaitility.await;

/**
 * The wallboard in a browser, as a person has it before him. The browser is Chromium with
 * its driver, as Debian packages them; where they are missing, tests are skipped.
 */
final class WallboardPage implements AutoCloseable {

	private static final Duration SOON = Duration.ofSeconds(40);

	private static final File BROWSER = new File("/usr/bin/chromium");

	private static final File DRIVER = new File("/usr/bin/chromedriver");

	private final ChromeDriver driver;

	private WallboardPage(ChromeDriver driver) {
		this.driver = driver;
	}

	static WallboardPage open(ConfigurableApplicationContext application) {
		Assumptions.assumeTrue(BROWSER.canExecute() && DRIVER.canExecute(),
				"needs Chromium: apt-get install chromium chromium-driver");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BROWSER);
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--force-prefers-reduced-motion", "--window-size=1600,1000");
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
		WallboardPage page = new WallboardPage(new ChromeDriver(service, options));
		page.driver
			.get("http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port") + "/");
		return page;
	}

	/** Texts of the rows of calls, top first. */
	List<String> calls() {
		return texts("#call-rows tr");
	}

	List<String> servers() {
		return texts("#servers li");
	}

	List<String> queues() {
		return texts("#queue-cards > li");
	}

	List<String> agents() {
		return texts("#agent-cards li");
	}

	List<String> unknownEvents() {
		return texts("#unknown-rows summary");
	}

	/** Names of the events in the stream, the latest first. */
	List<String> events() {
		return texts("#event-rows summary b");
	}

	/** The texts in one go: elements come and go while one asks for them. */
	@SuppressWarnings("unchecked")
	private List<String> texts(String selector) {
		return (List<String>) script(
				"return [...document.querySelectorAll(arguments[0])].map((node) => node.textContent.replace(/\\s+/g, ' '))",
				selector);
	}

	Object script(String script, Object... arguments) {
		Object result = this.driver.executeScript(script, arguments);
		return (result != null) ? result : "";
	}

	void awaitText(String selector, String text) {
		await().atMost(SOON).until(() -> texts(selector).stream().anyMatch((found) -> found.contains(text)));
	}

	void awaitNone(String selector) {
		await().atMost(SOON).until(() -> texts(selector).isEmpty());
	}

	void awaitCount(String selector, int count) {
		await().atMost(SOON).until(() -> texts(selector).size() == count);
	}

	WebElement element(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	/** Gives a browser that has no clipboard one that can be read. */
	void rememberCopies() {
		script("Object.defineProperty(navigator, 'clipboard', "
				+ "{ value: { writeText: async (text) => { window.copied = text; } } })");
	}

	/** Switches to a theme as a person would, unless it is in use. */
	void use(String theme) {
		if (!theme.equals(script("return document.documentElement.dataset.theme"))) {
			element("#theme").click();
		}
		await().atMost(SOON).until(() -> theme.equals(script("return document.documentElement.dataset.theme")));
	}

	void resize(int width, int height) {
		this.driver.manage().window().setSize(new Dimension(width, height));
	}

	/** Goes where documentation finds it with {@code -Dscreenshots=docs/images}. */
	void screenshot(String name) {
		try {
			String target = System.getProperty("screenshots");
			Path directory = (target != null) ? Path.of("..", target) : Path.of("target", "screenshots");
			Files.createDirectories(directory);
			Files.write(directory.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
