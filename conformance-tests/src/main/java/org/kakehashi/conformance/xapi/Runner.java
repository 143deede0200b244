package org.kakehashi.conformance.xapi;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes checks, eight at a time. */
public final class Runner {
    private static final int AT_A_TIME = 8;

    private final Endpoint endpoint;

    /** Checks the LRS at {@code endpoint}. */
    public Runner(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** All checks of these editions, in the order of the sections. */
    public static List<Check> checks(Requirements requirements, List<Edition> editions) {
        List<Check> all = new ArrayList<>();
        for (Edition edition : editions) {
            Checks checks = new Checks(edition, requirements);
            Sections.ALL.forEach(section -> section.addTo(checks));
            all.addAll(checks.all());
        }
        return all;
    }

    /** Makes the checks; the outcomes are in their order. */
    public List<Outcome> run(List<Check> checks) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
                ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Outcome>> pending = checks.stream()
                    .map(check -> threads.submit(() -> run(check, http)))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : pending) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Outcome run(Check check, HttpClient http) {
        Lrs lrs = new Lrs(endpoint, check.edition(), http);
        try {
            check.body().run(lrs);
            return new Outcome(check, "", "");
        } catch (CheckFailed e) {
            return new Outcome(check, String.valueOf(e.getMessage()), lrs.excerpt());
        } catch (Exception e) {
            return new Outcome(check, "the check broke off: " + e, lrs.excerpt());
        }
    }
}
