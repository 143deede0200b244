package org.kakehashi.conformance.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kakehashi.conformance.xapi.report.Report;

/** The hub's jar, started once, against the whole kit. The checks are made beforehand, eight at a time; the tests tell their outcomes. */
@ExtendWith(RunningHub.class)
class HubConformanceTest {
    private static final int CHECKS_AN_EDITION = 1500;

    private static final Requirements REQUIREMENTS = Requirements.load();
    private static final List<Edition> EDITIONS = List.of(Edition.values());

    private static List<Outcome> outcomes = List.of();
    private static Baseline baseline = Baseline.none();

    @BeforeAll
    static void makeTheChecks(Endpoint hub) throws Exception {
        baseline = Baseline.read(Path.of("baseline.csv"));
        outcomes = new Runner(hub).run(Runner.checks(REQUIREMENTS, EDITIONS));
        new Report(REQUIREMENTS, EDITIONS, outcomes, baseline).write(Path.of("target", "conformance"));
    }

    @TestFactory
    Stream<DynamicContainer> everyRequirement() {
        Map<String, List<Outcome>> byRequirement = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.check().edition() + " "
                                + outcome.check().requirement().id(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byRequirement.entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey(), entry.getValue().stream().map(HubConformanceTest::test)));
    }

    private static DynamicTest test(Outcome outcome) {
        return DynamicTest.dynamicTest(outcome.check().title(), () -> assertThat(outcome.passed())
                .as("%s%n%s", outcome.failure(), outcome.excerpt())
                .isNotEqualTo(baseline.knows(outcome.check())));
    }

    @Test
    void theKitIsLarge() {
        for (Edition edition : EDITIONS) {
            assertThat(outcomes.stream().filter(outcome -> outcome.check().edition() == edition))
                    .hasSizeGreaterThan(CHECKS_AN_EDITION);
        }
    }

    @Test
    void noRequirementIsForgotten() {
        for (Edition edition : EDITIONS) {
            List<String> checked = outcomes.stream()
                    .filter(outcome -> outcome.check().edition() == edition)
                    .map(outcome -> outcome.check().requirement().id())
                    .distinct()
                    .toList();
            assertThat(REQUIREMENTS.all().stream()
                            .filter(requirement -> requirement.editions().contains(edition))
                            .filter(requirement -> requirement.whyNoCheck().isEmpty())
                            .map(Requirement::id))
                    .as("requirements of %s without a check and without a reason", edition)
                    .isSubsetOf(checked);
        }
    }
}
