package org.kakehashi.hub.lrs.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kakehashi.hub.lrs.internal.statement.Parsed;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every rule of every profile, with the statements of {@code lint-cases}: one that passes and one that fails. */
class RuleBookTest {
    private static final Instant AT = Instant.parse("2026-06-01T01:03:00Z");

    private final RuleBook book;

    RuleBookTest() throws IOException {
        book = new RuleBook();
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasAStatementThatPassesAndOneThatFails() {
        return book.files().stream().flatMap(file -> file.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(file, rule))));
    }

    private static void check(RuleFile file, LintRule rule) throws IOException {
        LintCases cases = LintCases.of(rule.profile().id());
        String name = rule.id().substring(rule.profile().id().length() + 1);
        assertThat(cases.names()).as("a case for the rule").contains(name);
        Subject passing = subject(cases.passing(name));
        assertThat(file.claimed().holds(passing)).as("the profile is claimed").isTrue();
        assertThat(rule.applies(passing)).as("the rule applies").isTrue();
        assertThat(rule.isBroken(passing)).as("passing").isFalse();
        Subject failing = subject(cases.failing(name));
        assertThat(file.claimed().holds(failing)).as("the profile is claimed").isTrue();
        assertThat(rule.isBroken(failing)).as("failing").isTrue();
    }

    /** The linter only ever sees what the parser takes. */
    private static Subject subject(JsonNode statement) {
        byte[] body = statement.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(new StatementParser(1).parse(body.clone(), SpecVersion.V1_0_3))
                .isInstanceOf(Parsed.Statements.class);
        return Subject.of(body, AT);
    }

    @TestFactory
    Stream<DynamicTest> theBasesBreakNoRuleOfAnyProfile() throws IOException {
        return book.files().stream()
                .map(file -> file.rules().getFirst().profile().id())
                .flatMap(profile -> LintCases.unchecked(profile).bases().stream()
                        .map(base -> DynamicTest.dynamicTest(
                                profile + " " + base.getKey(), () -> assertThat(book.broken(subject(base.getValue())))
                                        .extracting(LintRule::id)
                                        .isEmpty())));
    }

    @Test
    void noCaseIsLeftWithoutItsRule() {
        for (RuleFile file : book.files()) {
            String profile = file.rules().getFirst().profile().id();
            assertThat(file.rules())
                    .extracting(LintRule::id)
                    .containsAll(LintCases.unchecked(profile).names().stream()
                            .map(name -> profile + "." + name)
                            .toList());
        }
    }

    @Test
    void everyRuleSaysWhatIsWrongAndHowToMendItInBothLanguages() {
        List<LintRule> rules =
                book.files().stream().flatMap(file -> file.rules().stream()).toList();
        assertThat(rules).hasSizeGreaterThan(150).extracting(LintRule::id).doesNotHaveDuplicates();
        for (LintRule rule : rules) {
            assertThat(rule.message().ja()).as(rule.id()).matches(".*\\P{ASCII}.*。");
            assertThat(rule.remedy().ja()).as(rule.id()).matches(".*\\P{ASCII}.*。");
            assertThat(rule.message().en()).as(rule.id()).matches("\\p{Alpha}.*\\.");
            assertThat(rule.remedy().en()).as(rule.id()).matches("\\p{Upper}.*\\.");
            assertThat(rule.section()).as(rule.id()).isNotBlank();
        }
    }

    @Test
    void aMissingMemberIsNamedByItsPlace() {
        LintRule rule = book.rule("japan-ebook.read-end-position").orElseThrow();
        assertThat(rule.message().en()).isEqualTo("The position where reading ended is missing.");
        assertThat(rule.remedy().en())
                .isEqualTo("Give the position where reading ended in"
                        + " result.extensions[\"https://w3id.org/xapi/ebook/extensions/endPosition\"].");
        assertThat(book.rule("general.id").orElseThrow().message().ja()).isEqualTo("ステートメントの id がありません（id）。");
    }

    @Test
    void theGravestStandFirst() throws IOException {
        ObjectNode statement = (ObjectNode) LintCases.of("japan-assessment").failing("answered-scaled");
        ((ObjectNode) statement.get("actor")).put("name", "名前");
        assertThat(book.broken(subject(statement)))
                .extracting(LintRule::id)
                .containsExactly("japan-assessment.answered-scaled", "general.actor-name");
    }

    @Test
    void aHugeStatementIsOnlyMeasured() {
        String long_ = "x".repeat(Subject.LARGEST);
        byte[] body = ("{\"verb\":\"" + long_ + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(book.broken(body, AT)).extracting(LintRule::id).containsExactly("general.size");
    }

    @Test
    void numbersOfAnySizeAreComparedInNoTime() throws IOException {
        String answered =
                LintCases.of("japan-assessment").passing("answered-scaled").toString();
        String huge = answered.replace("\"raw\":2", "\"raw\":2e-999999999").replace("\"max\":3", "\"max\":3e999999999");
        assertThat(book.broken(huge.getBytes(StandardCharsets.UTF_8), AT))
                .extracting(LintRule::id)
                .contains("japan-assessment.scaled-formula");
    }
}
