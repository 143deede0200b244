package org.kakehashi.connectors.onerosterrest;

import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for an item of a collection and its members. */
enum ItemRule implements WordedRule {
    /** Of another JSON type. Detail: the type expected. */
    SHAPE(
            "item.shape",
            "値の形が違います。ここには %s が入ります。",
            "The value has another shape; here stands %s.",
            "名簿サービスが OneRoster 1.2 の形で返すか、問い合わせてください。",
            "Ask the service's operator whether it answers as OneRoster 1.2 says."),
    /** Missing or empty. */
    REQUIRED(
            "item.required",
            "この項目は必須です。",
            "This member needs a value.",
            "名簿の元のデータに値を入れてください。",
            "Fill it in where the roster comes from."),
    /** Too long, or with characters that can't be kept. Detail: most characters. */
    TEXT(
            "text.format",
            "値は %s 文字までで、NUL 文字は使えません。",
            "A value has at most %s characters, none of them NUL.",
            "名簿の元のデータを直してください。",
            "Mend it where the roster comes from."),
    /** Not fit for a sourcedId. */
    ID(
            "id.format",
            "sourcedId は255文字まで、制御文字なしです。",
            "A sourcedId has at most 255 characters, none of them control characters.",
            "名簿サービスに問い合わせてください。",
            "Ask the service's operator."),
    /** Not one of the words allowed. Detail: those words. */
    ENUM(
            "enum.unknown",
            "値は次のどれかです: %s",
            "The value is one of: %s",
            "元のデータを直すか、設定の「規則」を確かめてください。",
            "Mend it where the roster comes from, or check the setting for the rules."),
    /** Neither true nor false. */
    BOOLEAN(
            "boolean.format",
            "値は true か false です。",
            "The value is true or false.",
            "名簿サービスに問い合わせてください。",
            "Ask the service's operator."),
    /** Not a date. */
    DATE(
            "date.format",
            "日付は YYYY-MM-DD です(例: 2026-04-01)。",
            "A date is written YYYY-MM-DD, such as 2026-04-01.",
            "実在する日付をこの形で返すか、名簿サービスに問い合わせてください。",
            "Ask the service's operator for real dates in this form."),
    /** Not a moment. */
    DATE_TIME(
            "date-time.format",
            "日時は UTC との差を付けた ISO 8601 です(例: 2026-04-01T00:00:00.000Z)。",
            "A date and time is ISO 8601 with its offset, such as 2026-04-01T00:00:00.000Z.",
            "名簿サービスに問い合わせてください。",
            "Ask the service's operator."),
    /** Not a grade code. Detail: the wrong code. */
    GRADE(
            "grade.unknown",
            "学年は P1–P6(小)、J1–J3(中)、H1–H3(高)、E1–E3(幼)です。「%s」はありません。",
            "Grades are P1–P6 (primary), J1–J3, H1–H3 (secondary), E1–E3 (kindergarten); “%s” is none.",
            "元のデータを直すか、設定の「規則」を確かめてください。",
            "Mend it where the roster comes from, or check the setting for the rules."),
    /** Not a version 4 UUID. */
    UUID(
            "uuid.format",
            "userMasterIdentifier は UUID(バージョン4)です。",
            "A userMasterIdentifier is a UUID of version 4.",
            "校務支援システムが発行した値をそのまま使ってください。",
            "Use the value that the school-affairs system issued."),
    /** Half-width kana in a name. */
    HALF_WIDTH_KANA(
            "name.half-width-kana",
            "氏名とフリガナに半角カナは使えません。",
            "Names and their readings hold no half-width kana.",
            "全角で書いてください。",
            "Write full-width characters."),
    /** Not an attendance number. */
    ATTENDANCE_NUMBER(
            "attendance-number.format",
            "出席番号は1から9999までの整数です。",
            "An attendance number is a whole number from 1 to 9999.",
            "数字に直すか、空にしてください。",
            "Write digits, or leave it empty."),
    /** The service gives passwords. */
    PASSWORD(
            Severity.WARNING,
            "password.ignored",
            "名簿のパスワードは取り込みません。",
            "Passwords are not taken from a roster.",
            "名簿サービスがパスワードを返さないように設定してください。",
            "Have the service give no passwords.");

    private final Wording wording;

    ItemRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this(Severity.ERROR, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    ItemRule(Severity severity, String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.of(severity, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
