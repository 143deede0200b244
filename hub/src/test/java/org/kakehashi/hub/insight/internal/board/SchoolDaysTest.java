package org.kakehashi.hub.insight.internal.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchoolDaysTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);

    @Test
    void withoutAttendanceWeekdaysAreSchoolDays() {
        assertThat(SchoolDays.upTo(MONDAY, List.of()))
                .hasSize(16)
                .startsWith(LocalDate.of(2026, 5, 25))
                .endsWith(LocalDate.of(2026, 6, 12), MONDAY);
    }

    @Test
    void whereAttendanceIsKeptItsDatesAreTheSchoolDays() {
        LocalDate saturday = LocalDate.of(2026, 6, 13);
        LocalDate thursday = LocalDate.of(2026, 6, 11);
        assertThat(SchoolDays.upTo(MONDAY, List.of(saturday, thursday, MONDAY)))
                .containsExactly(thursday, saturday, MONDAY);
    }

    @Test
    void afterFridayComesMonday() {
        assertThat(SchoolDays.weekdayAfter(LocalDate.of(2026, 6, 12))).isEqualTo(MONDAY);
    }
}
