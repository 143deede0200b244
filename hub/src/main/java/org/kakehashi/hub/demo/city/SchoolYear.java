package org.kakehashi.hub.demo.city;

import java.time.LocalDate;

/**
 * A Japanese school year (年度), 1 April to 31 March.
 *
 * @param year the year in which it begins
 */
record SchoolYear(int year) {

    static SchoolYear of(LocalDate date) {
        return new SchoolYear(date.getMonthValue() >= 4 ? date.getYear() : date.getYear() - 1);
    }

    SchoolYear previous() {
        return new SchoolYear(year - 1);
    }

    LocalDate start() {
        return LocalDate.of(year, 4, 1);
    }

    LocalDate end() {
        return LocalDate.of(year + 1, 3, 31);
    }

    boolean contains(LocalDate date) {
        return equals(of(date));
    }

    String title() {
        return year + "年度";
    }
}
