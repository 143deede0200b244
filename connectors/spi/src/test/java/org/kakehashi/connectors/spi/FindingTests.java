package org.kakehashi.connectors.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FindingTests {

    private static final Text RULE = new Text("「%s」まで", "at most %s");

    @Test
    void aValueOfAnyLengthIsCutWithoutSplittingACharacter() {
        Finding finding = Finding.of(Severity.ERROR, "too.long", "users.csv", RULE.with(1), RULE.with(1));

        assertThat(finding.at("c", "あ".repeat(1_000_000)).value()).hasSize(200).endsWith("あ…");
        assertThat(finding.at("c", "x" + "𠮷".repeat(200)).value())
                .endsWith("𠮷…")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(finding.at("c", null).value()).isNull();
    }

    @Test
    void aPlaceIsAddedWithoutLosingTheRest() {
        Finding finding = Finding.of(Severity.WARNING, "odd", "users.csv", RULE, RULE)
                .atLine(7)
                .at("email", "x");

        assertThat(finding).isEqualTo(new Finding(Severity.WARNING, "odd", "users.csv", 7L, "email", "x", RULE, RULE));
    }

    @Test
    void aTextNeedsBothLanguages() {
        assertThatThrownBy(() -> new Text("日本語", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(RULE.with(5)).isEqualTo(new Text("「5」まで", "at most 5"));
    }

    @Test
    void linesAreCountedFromOne() {
        assertThatThrownBy(() -> new Origin("users.csv", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
