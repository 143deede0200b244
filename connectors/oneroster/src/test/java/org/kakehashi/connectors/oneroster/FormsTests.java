package org.kakehashi.connectors.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values at the edges of their forms. */
class FormsTests {

    @Test
    void anIdIsShortAndVisible() {
        assertThat(Forms.isId("あ".repeat(255))).isTrue();
        assertThat(Forms.isId("あ".repeat(256))).isFalse();
        assertThat(Forms.isId("a\tb")).isFalse();
        assertThat(Forms.isId("a\u007F")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-01", "1900-01-01", "2199-12-31", "2028-02-29"})
    void aDateIsOneOfOurTime(String text) {
        assertThat(Forms.date(text)).contains(LocalDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/4/1", "2027-02-29", "0217-05-03", "2200-01-01", "2026-04-01T00:00:00Z", ""})
    void noOtherIs(String text) {
        assertThat(Forms.date(text)).isEmpty();
    }

    @Test
    void aMomentHasItsOffset() {
        assertThat(Forms.moment("2026-04-01T09:00:00.000+09:00")).contains(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(Forms.moment("2026-04-01T00:00:00")).isEmpty();
        assertThat(Forms.moment("2026-04-01")).isEmpty();
        assertThat(Forms.moment("9999-04-01T00:00:00Z")).isEmpty();
    }

    @Test
    void japanHasMasterIdentifiersOfVersionFour() {
        String four = "F47AC10B-58CC-4372-A567-0E02B2C3D479";
        String one = "00000001-0000-1000-8000-000000000001";

        assertThat(Forms.masterIdentifier(four, Words.JAPAN)).contains(UUID.fromString(four));
        assertThat(Forms.masterIdentifier(one, Words.JAPAN)).isEmpty();
        assertThat(Forms.masterIdentifier(one, Words.BASE)).contains(UUID.fromString(one));
        assertThat(Forms.masterIdentifier("0001", Words.BASE)).isEmpty();
    }

    @Test
    void codesAndNumbersHaveTheirForms() {
        assertThat(Forms.isGrade("P6")).isTrue();
        assertThat(Forms.isGrade("P7")).isFalse();
        assertThat(Forms.isYear("2026")).isTrue();
        assertThat(Forms.isYear("8")).isFalse();
        assertThat(Forms.isYearTitle("2026年度")).isTrue();
        assertThat(Forms.isYearTitle("令和8年度")).isFalse();
        assertThat(Forms.beginsYear(LocalDate.of(2026, 4, 1))).isTrue();
        assertThat(Forms.beginsYear(LocalDate.of(2026, 4, 6))).isFalse();
        assertThat(Forms.isAttendanceNumber("009")).isTrue();
        assertThat(Forms.isAttendanceNumber("0")).isFalse();
        assertThat(Forms.isAttendanceNumber("10000")).isFalse();
        assertThat(Forms.holdsHalfWidthKana("太ﾛｳ")).isTrue();
        assertThat(Forms.holdsHalfWidthKana("ヤマダ")).isFalse();
    }

    @Test
    void theBaseSpecificationHasMoreWordsAndOnesOfYourOwn() {
        assertThat(Words.JAPAN.orgTypes().allows("department")).isFalse();
        assertThat(Words.BASE.orgTypes().allows("department")).isTrue();
        assertThat(Words.JAPAN.orgTypes().allows("ext:juku")).isFalse();
        assertThat(Words.JAPAN.roles().allows("ext:school-nurse.1")).isTrue();
        assertThat(Words.JAPAN.roles().allows("ext: nurse")).isFalse();
        assertThat(Words.JAPAN.enrollmentRoles().allows(null)).isTrue();
        assertThat(Words.BASE.enrollmentRoles()).hasToString("administrator, proctor, student, teacher, ext:…");
    }
}
