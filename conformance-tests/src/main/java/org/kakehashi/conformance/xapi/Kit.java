package org.kakehashi.conformance.xapi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.kakehashi.conformance.hub.HubProcess;
import org.kakehashi.conformance.kit.Options;
import org.kakehashi.conformance.xapi.report.Report;

/**
 * Runs the kit: {@code --url --key --secret} of an LRS, or {@code --hub} (jar) and {@code --java} to start a hub for it; {@code --edition}
 * (1.0.3 or 2.0.0; both by default), {@code --baseline}, {@code --report} (folder). Ends with 1 where a check fails that the
 * baseline does not know, with 2 where it could not run.
 */
public final class Kit {
    private Kit() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = new Options(arguments);
        String url = options.get("url", "");
        boolean well;
        if (url.isEmpty()) {
            Path data = Files.createTempDirectory("xapi-kit");
            try (HubProcess hub =
                    HubProcess.start(options.get("java", "java"), Path.of(options.get("hub", "")), data, List.of())) {
                well = run(
                        new Endpoint(
                                URI.create("http://127.0.0.1:" + hub.port() + "/xapi"),
                                HubProcess.KEY,
                                HubProcess.SECRET),
                        options);
            }
        } else {
            URI base = URI.create(url.replaceAll("/+$", ""));
            well = run(new Endpoint(base, options.get("key", ""), options.get("secret", "")), options);
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean run(Endpoint endpoint, Options options) throws IOException, InterruptedException {
        Requirements requirements = Requirements.load();
        String only = options.get("edition", "");
        List<Edition> editions = Arrays.stream(Edition.values())
                .filter(edition -> edition.version().startsWith(only))
                .toList();
        long start = System.nanoTime();
        List<Outcome> outcomes = new Runner(endpoint).run(Runner.checks(requirements, editions));
        Baseline baseline = Baseline.read(Path.of(options.get("baseline", "conformance-tests/baseline.csv")));
        Report report = new Report(requirements, editions, outcomes, baseline);
        Path folder = Path.of(options.get("report", "target/conformance"));
        report.write(folder);
        System.out.print(report.summary());
        System.out.printf(
                "%d checks in %.1f s. Report: %s%n",
                outcomes.size(),
                (System.nanoTime() - start) / 1e9,
                folder.resolve("index.html").toAbsolutePath());
        return baseline.surprises(outcomes).isEmpty();
    }
}
