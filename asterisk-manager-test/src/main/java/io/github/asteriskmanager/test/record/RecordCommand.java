package io.github.asteriskmanager.test.record;

import java.io.Console;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import javax.net.ssl.SSLSocketFactory;

/**
 * {@link AmiRecorder} for the command line: {@code java -jar asterisk-manager-test.jar
 * --address pbx.example.com --username reader calls.ami.gz}. The secret is the
 * environment variable {@code ASTERISK_SECRET}, or is asked for; it is no argument, for
 * those are seen by every process.
 */
public final class RecordCommand {

	private static final String USAGE = """
			Records what an Asterisk server sends, as a fixture for tests. Secrets are masked.

			java -jar asterisk-manager-test.jar [options] <file>

			  --address <host>          the server; 127.0.0.1 unless given
			  --port <port>             5038 unless given, 5039 with --tls
			  --tls                     with the trust of the Java runtime (javax.net.ssl.trustStore)
			  --username <name>         a user of manager.conf; manager unless given
			  --events <mask>           on, or classes such as call,agent; on unless given
			  --action <name[,h=v]...>  asks this at the beginning and records the answer; may be repeated
			  --seconds <number>        how long; 60 unless given
			  --messages <number>       ends after so many messages
			  --keep <numbers|addresses|names>
			                            does not mask these; may be repeated

			The secret is the environment variable ASTERISK_SECRET, or is asked for.
			""";

	private String address = "127.0.0.1";

	private int port;

	private boolean tls;

	private String username = "manager";

	private Path file = Path.of("");

	private RecordCommand() {
	}

	/**
	 * Records, and ends the process with 0, 1 after a failure or 2 when an argument is
	 * wrong.
	 * @param args see above
	 */
	public static void main(String[] args) {
		System.exit(run(List.of(args), System.getenv(), System.out, System.err));
	}

	static int run(List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
		RecordCommand command = new RecordCommand();
		try {
			AmiRecorder recorder = command.parse(args, environment);
			recorder.record(command.file);
			out.println(recorder.summary() + ", to " + command.file + ". Read it before you publish it.");
			return 0;
		}
		catch (IllegalArgumentException ex) {
			err.println(ex.getMessage() + "\n\n" + USAGE);
			return 2;
		}
		catch (UncheckedIOException ex) {
			err.println(ex.getMessage());
			return 1;
		}
	}

	private AmiRecorder parse(List<String> args, Map<String, String> environment) {
		List<Consumer<AmiRecorder>> options = new ArrayList<>();
		Iterator<String> rest = args.iterator();
		while (rest.hasNext()) {
			String arg = rest.next();
			if (arg.startsWith("--")) {
				option(arg, rest, options);
			}
			else {
				this.file = Path.of(arg);
			}
		}
		if (this.file.toString().isEmpty()) {
			throw new IllegalArgumentException("The file to record to is missing");
		}
		int usual = (this.tls) ? 5039 : 5038;
		AmiRecorder recorder = new AmiRecorder(this.address, (this.port > 0) ? this.port : usual);
		if (this.tls) {
			recorder.sockets(SSLSocketFactory.getDefault());
		}
		options.forEach((change) -> change.accept(recorder));
		return recorder.user(this.username, secret(environment));
	}

	private void option(String option, Iterator<String> rest, List<Consumer<AmiRecorder>> options) {
		if (option.equals("--tls")) {
			this.tls = true;
			return;
		}
		if (!rest.hasNext()) {
			throw new IllegalArgumentException("The value of " + option + " is missing");
		}
		String value = rest.next();
		switch (option) {
			case "--address" -> this.address = value;
			case "--port" -> this.port = number(option, value);
			case "--username" -> this.username = value;
			case "--events" -> options.add((recorder) -> recorder.events(value));
			case "--action" -> options.add((recorder) -> action(recorder, value));
			case "--seconds" -> {
				Duration time = Duration.ofSeconds(number(option, value));
				options.add((recorder) -> recorder.atMost(time));
			}
			case "--messages" -> {
				int count = number(option, value);
				options.add((recorder) -> recorder.messages(count));
			}
			case "--keep" -> {
				Mask mask = mask(value);
				options.add((recorder) -> recorder.keep(mask));
			}
			default -> throw new IllegalArgumentException("There is no option " + option);
		}
	}

	private static int number(String option, String value) {
		try {
			return Integer.parseInt(value);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(option + " takes a number, not '" + value + "'", ex);
		}
	}

	private static Mask mask(String value) {
		try {
			return Mask.valueOf(value.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("--keep takes numbers, addresses or names, not '" + value + "'", ex);
		}
	}

	private static void action(AmiRecorder recorder, String value) {
		String[] parts = value.split(",");
		String[] headers = new String[2 * (parts.length - 1)];
		for (int i = 1; i < parts.length; i++) {
			int equals = parts[i].indexOf('=');
			if (equals < 1) {
				throw new IllegalArgumentException("--action takes name,header=value, not '" + value + "'");
			}
			headers[2 * i - 2] = parts[i].substring(0, equals);
			headers[2 * i - 1] = parts[i].substring(equals + 1);
		}
		recorder.action(parts[0], headers);
	}

	private static String secret(Map<String, String> environment) {
		String secret = environment.get("ASTERISK_SECRET");
		if (secret != null) {
			return secret;
		}
		Console console = System.console();
		char[] typed = (console != null) ? console.readPassword("Secret: ") : null;
		if (typed == null) {
			throw new IllegalArgumentException("Set the environment variable ASTERISK_SECRET to the user's secret");
		}
		return new String(typed);
	}

}
