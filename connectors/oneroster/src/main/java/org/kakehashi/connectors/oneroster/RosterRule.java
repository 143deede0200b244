package org.kakehashi.connectors.oneroster;

import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for a roster, and is mended in the same way wherever it comes from. */
public enum RosterRule implements WordedRule {
    /** The end lies before the beginning. */
    DATE_ORDER(
            "date.order",
            "終わりの日は始まりの日以後です。",
            "The last day is not before the first.",
            "二つの日付を確かめてください。",
            "Check the two dates."),
    /** Not a year. */
    YEAR(
            "year.format",
            "年度は西暦4桁です(例: 2026)。",
            "A school year is four digits, such as 2026.",
            "西暦4桁に直してください。",
            "Write four digits."),
    /** Not a school year's title. */
    SESSION_TITLE(
            "session.title",
            "年度の名前は「2026年度」の形です。",
            "A school year's title is written like 2026年度.",
            "数字と「年度」だけにしてください。",
            "Write digits and 年度, nothing else."),
    /** Not 1 April to 31 March. */
    SESSION_DATES(
            "session.dates",
            "年度は4月1日から翌年3月31日までです。",
            "A school year runs from 1 April to 31 March.",
            "開始日と終了日を直してください。",
            "Mend its first and last day."),
    /** A pupil marked as primary. */
    STUDENT_PRIMARY(
            "enrollment.primary",
            "児童生徒(student)の primary は false です。",
            "The primary of a student is false.",
            "false に直してください。",
            "Write false.");

    private final Wording wording;

    RosterRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.error(code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
