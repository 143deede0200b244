package org.kakehashi.conformance.lti;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.kakehashi.conformance.kit.Options;
import org.kakehashi.conformance.lti.check.BadLaunchChecks;
import org.kakehashi.conformance.lti.check.DeepLinkingChecks;
import org.kakehashi.conformance.lti.check.Judge;
import org.kakehashi.conformance.lti.check.LaunchChecks;
import org.kakehashi.conformance.lti.check.Scene;
import org.kakehashi.conformance.lti.check.ServiceChecks;
import org.kakehashi.conformance.lti.check.XapiChecks;
import org.kakehashi.conformance.lti.platform.Person;
import org.kakehashi.conformance.lti.platform.Platform;
import org.kakehashi.conformance.lti.platform.RegisteredTool;
import org.kakehashi.conformance.lti.report.Ledger;
import org.kakehashi.conformance.lti.report.LtiReport;

/**
 * Tries a tool; docs/conformance.md lists the options. Ends with 0 where nothing failed, with 1 where something did, with 2 where the kit
 * could not run.
 */
public final class LtiKit {
    private LtiKit() {}

    /** See the class. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        Options options = new Options(arguments);
        int end;
        try {
            end = run(options) ? 0 : 1;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("The kit could not run: " + e.getMessage());
            end = 2;
        }
        System.exit(end);
    }

    @SuppressWarnings("SystemOut")
    private static boolean run(Options options) throws IOException, InterruptedException {
        // Read before the hub is started: a fault of the command line is told at once.
        Optional<String> dynamic = options.find("tool-url");
        Optional<ManualRegistration> manual =
                dynamic.isPresent() ? Optional.empty() : Optional.of(ManualRegistration.of(options));
        boolean kept = options.find("data").isPresent();
        Path data = kept
                ? Files.createDirectories(Path.of(options.get("data", "")).toAbsolutePath())
                : Files.createTempDirectory("lti-kit");
        Ledger ledger = new Ledger();
        try (Platform platform = Platform.start(options, data)) {
            RegisteredTool tool = manual.isPresent()
                    ? manual.get().register(platform, options)
                    : new DynamicRegistration(platform, ledger)
                            .register(dynamic.orElseThrow(), Integer.parseInt(options.get("patience", "60")));
            tryOut(platform, tool, options, ledger);
            LtiReport report = new LtiReport(tool.name(), Instant.now(), ledger);
            Path folder = Path.of(options.get("report", "target/lti-conformance"));
            report.write(folder);
            System.out.print(report.summary());
            System.out.println("Report: " + folder.resolve("index.html").toAbsolutePath());
            return ledger.well();
        } finally {
            if (!kept) {
                remove(data);
            }
        }
    }

    /** What can't be removed stays: the report is there. */
    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // The system's temporary folder is swept anyway.
        }
    }

    /** Makes all checks of a tool that is registered. */
    static void tryOut(Platform platform, RegisteredTool tool, Options options, Ledger ledger)
            throws IOException, InterruptedException {
        Scene scene = Scene.of(platform, tool, new Judge(options), ledger);
        new LaunchChecks(scene).run();
        new BadLaunchChecks(scene).run();
        new DeepLinkingChecks(scene).run();
        byHand(platform, options);
        Thread.sleep(Duration.ofSeconds(Long.parseLong(options.get("wait", "5"))));
        new ServiceChecks(scene).run();
        new XapiChecks(scene).run();
    }

    @SuppressWarnings("SystemOut")
    private static void byHand(Platform platform, Options options) throws InterruptedException {
        long seconds = Long.parseLong(options.get("by-hand", "0"));
        if (seconds > 0) {
            System.out.printf(
                    "For %d seconds the hub is yours. Sign in at %s as %s, %s or %s, password %s;%n"
                            + "pupils find the tool at /study, the teacher chooses in it at /materials.%n",
                    seconds,
                    platform.at("/t/main/sign-in"),
                    Person.PUPIL,
                    Person.SECOND_PUPIL,
                    Person.TEACHER,
                    Platform.PASSWORD);
            Thread.sleep(Duration.ofSeconds(seconds));
        }
    }
}
