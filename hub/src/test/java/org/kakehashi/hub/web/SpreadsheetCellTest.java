package org.kakehashi.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+81",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM(A1)"
            })
    void whatASpreadsheetTakesForAFormulaBeginsWithAnApostrophe(String value) {
        assertThat(SpreadsheetCell.of(value)).isEqualTo("'" + value);
    }

    @Test
    void everythingElseStaysAsItIs() {
        assertThat(SpreadsheetCell.of("山田 = 太郎")).isEqualTo("山田 = 太郎");
        assertThat(SpreadsheetCell.of(12)).isEqualTo("12");
        assertThat(SpreadsheetCell.of(null)).isEmpty();
        assertThat(SpreadsheetCell.of("")).isEmpty();
    }
}
