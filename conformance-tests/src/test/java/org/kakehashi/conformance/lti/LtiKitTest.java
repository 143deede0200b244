package org.kakehashi.conformance.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.conformance.kit.Options;
import org.kakehashi.conformance.lti.platform.Platform;
import org.kakehashi.conformance.lti.platform.RegisteredTool;
import org.kakehashi.conformance.lti.report.Criterion;
import org.kakehashi.conformance.lti.report.Ledger;
import org.kakehashi.conformance.lti.report.LtiReport;
import org.kakehashi.conformance.lti.report.Verdict;

/** The kit against the hub's jar: a tool without fault passes everything, and each fault is found where it belongs. */
class LtiKitTest {
    private static Platform platform;

    @BeforeAll
    static void startTheHub() throws Exception {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        String jar = System.getProperty("hub.jar", "../hub/target/kakehashi-hub-server.jar");
        platform =
                Platform.start(new Options("--port", "0", "--hub", jar), Files.createTempDirectory(target, "lti-hub"));
    }

    @AfterAll
    static void stopTheHub() {
        platform.close();
    }

    private static Ledger tried(Flaw... flaws) throws Exception {
        try (SampleTool tool = SampleTool.start(flaws)) {
            RegisteredTool registered = platform.register(tool.registration());
            tool.register(registered);
            Ledger ledger = new Ledger();
            LtiKit.tryOut(platform, registered, new Options("--wait", "0"), ledger);
            return ledger;
        }
    }

    private static Set<Criterion> having(Ledger ledger, Verdict verdict) {
        return Arrays.stream(Criterion.values())
                .filter(criterion -> ledger.verdict(criterion) == verdict)
                .collect(Collectors.toSet());
    }

    @Test
    void aGoodToolRegistersByItselfAndPassesEverything(@TempDir Path folder) throws Exception {
        Ledger ledger = new Ledger();
        try (SampleTool tool = SampleTool.start()) {
            RegisteredTool registered = new DynamicRegistration(platform, ledger).register(tool.registrationUrl(), 10);
            LtiKit.tryOut(platform, registered, new Options("--wait", "0"), ledger);
        }
        LtiReport report = new LtiReport("Sample <tool>", Instant.now(), ledger);
        assertThat(having(ledger, Verdict.PASSED)).as(report.summary()).isEqualTo(EnumSet.allOf(Criterion.class));
        assertThat(ledger.well()).isTrue();
        report.write(folder);
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("Sample &lt;tool&gt;", "5.1.3 (9)")
                .doesNotContain("http-equiv");
        assertThat(folder.resolve("report.json")).content().contains("\"BAD_NONCE\"");
    }

    /** Flaws that don't hide one another stand together, to save time. */
    static List<Set<Flaw>> faults() {
        return List.of(
                EnumSet.of(Flaw.GET_ONLY),
                EnumSet.of(Flaw.NO_PROMPT),
                EnumSet.of(Flaw.SAME_NONCE, Flaw.NO_TEACHERS),
                EnumSet.of(Flaw.ONE_KEY_FOR_EVER, Flaw.OWN_FRAMES_ONLY),
                EnumSet.of(Flaw.SIGNATURE_IGNORED, Flaw.DATA_FORGOTTEN, Flaw.ANOTHER_ACTOR),
                EnumSet.of(
                        Flaw.ISSUER_IGNORED, Flaw.EXPIRY_IGNORED, Flaw.DEPLOYMENT_IGNORED, Flaw.ASSERTION_FOR_ANOTHER),
                EnumSet.of(Flaw.AUDIENCE_IGNORED, Flaw.MESSAGE_IGNORED, Flaw.STATE_KEPT, Flaw.SCORE_FOR_NOBODY),
                EnumSet.of(Flaw.NONCE_IGNORED, Flaw.TOKEN_FETCHED_TWICE, Flaw.COMPLETED_WITHOUT_SCORE),
                EnumSet.of(Flaw.STATE_IGNORED, Flaw.VERB_WITHOUT_IRI));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsFoundWhereItBelongs(Set<Flaw> flaws) throws Exception {
        Ledger ledger = tried(flaws.toArray(new Flaw[0]));
        String summary = new LtiReport("tool", Instant.now(), ledger).summary();
        Set<Criterion> expected =
                flaws.stream().flatMap(flaw -> flaw.foundBy().stream()).collect(Collectors.toSet());
        Set<Criterion> found = having(ledger, Verdict.FAILED);
        found.addAll(having(ledger, Verdict.WARNING));
        assertThat(found).as(summary).isEqualTo(expected);
        assertThat(ledger.well()).isFalse();
    }

    @Test
    void noFaultIsForgotten() {
        assertThat(faults().stream().flatMap(Set::stream).distinct()).hasSize(Flaw.values().length);
    }
}
