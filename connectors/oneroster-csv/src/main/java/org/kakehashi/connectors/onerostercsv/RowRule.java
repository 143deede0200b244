package org.kakehashi.connectors.onerostercsv;

import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for the header, the rows and the cells of a roster file. */
enum RowRule implements WordedRule {
    /** A column is not there. */
    HEADER_MISSING(
            "header.missing",
            "見出しにこの列が必要です(値は空でもかまいません)。",
            "The header has this column (its values may be empty).",
            "列を加えてください。大文字と小文字も区別します。",
            "Add the column; upper and lower case count."),
    /** A column that OneRoster does not know. */
    HEADER_UNKNOWN(
            "header.unknown",
            "OneRoster 1.2 にない列です。独自の列の名前は metadata. で始めます。",
            "OneRoster 1.2 has no such column; columns of your own begin with metadata.",
            "綴りを確かめるか、列を取り除いてください。",
            "Check its spelling, or remove the column."),
    /** A metadata.jp column that the profiles do not know. */
    HEADER_UNKNOWN_JP(
            Severity.WARNING,
            "header.unknown-jp",
            "日本プロファイルにない metadata.jp の列です。内容は解釈せずに保存します。",
            "The Japan profiles have no such metadata.jp column; it is kept, not interpreted.",
            "綴りを確かめてください。",
            "Check its spelling."),
    /** A column whose name the K-12 profile writes otherwise. Detail: that name. */
    HEADER_OLD_NAME(
            Severity.WARNING,
            "header.old-name",
            "K-12 プロファイルでは列名は %s です。",
            "The K-12 profile calls this column %s.",
            "取り込みは行いました。書き出す側の列名を %s に直してください。",
            "It was read all the same; call it %s where the file is written."),
    /** The columns are not in the specification's order. */
    HEADER_ORDER(
            Severity.WARNING,
            "header.order",
            "列は仕様の順に並べます。取り込みは列名で行いました。",
            "Columns stand in the specification's order; they were read by name.",
            "書き出す側の列の順を直してください。",
            "Put the columns in order where the file is written."),
    /** An empty cell in a required column. */
    REQUIRED("cell.required", "この列は必須です。", "This column needs a value.", "値を入れてください。", "Fill in the value."),
    /** Not fit for a sourcedId. */
    ID(
            "id.format",
            "sourcedId は255文字まで、制御文字なしです。",
            "A sourcedId has at most 255 characters, none of them control characters.",
            "名簿システムの出力を確かめてください。",
            "Check what the roster system writes."),
    /** Not one of the words allowed. Detail: those words. */
    ENUM(
            "enum.unknown",
            "値は次のどれかです: %s",
            "The value is one of: %s",
            "綴りを確かめてください。大文字と小文字も区別します。",
            "Check the spelling; upper and lower case count."),
    /** A character that no list may hold. */
    CONTROL(
            "list.control",
            "複数の値を並べる列に制御文字(U+001F)は使えません。",
            "A list of values holds no control character (U+001F).",
            "名簿システムの出力を確かめてください。",
            "Check what the roster system writes."),
    /** Not a number. */
    NUMBER(
            "number.format",
            "値は数です(例: 80、72.5)。桁は整数15桁、小数10桁までです。",
            "The value is a number, such as 80 or 72.5, of at most 15 digits and 10 decimals.",
            "半角の数字に直すか、空にしてください。",
            "Write digits, or leave it empty."),
    /** The highest score is below the lowest. */
    RESULT_RANGE(
            "line-item.range",
            "resultValueMax は resultValueMin 以上です。",
            "resultValueMax is not below resultValueMin.",
            "二つの値を確かめてください。",
            "Check the two values."),
    /** Neither true nor false. */
    BOOLEAN(
            "boolean.format",
            "値は true か false です(小文字)。",
            "The value is true or false, in lower case.",
            "true か false に直してください。Excel で開くと大文字に変わることがあります。",
            "Write true or false; Excel turns them into capitals."),
    /** Not a date. */
    DATE(
            "date.format",
            "日付は YYYY-MM-DD です(例: 2026-04-01)。",
            "A date is written YYYY-MM-DD, such as 2026-04-01.",
            "実在する日付をこの形で書いてください。Excel で開くと 2026/4/1 の形に変わることがあります。",
            "Write a real date in this form; Excel turns it into others."),
    /** Not a moment. */
    DATE_TIME(
            "date-time.format",
            "日時は UTC との差を付けた ISO 8601 です(例: 2026-04-01T00:00:00.000Z)。",
            "A date and time is ISO 8601 with its offset, such as 2026-04-01T00:00:00.000Z.",
            "この形に直すか、bulk なら空にしてください。",
            "Write it in this form, or leave it empty in a bulk file."),
    /** Not a grade code. Detail: the wrong code. */
    GRADE(
            "grade.unknown",
            "学年は P1–P6(小)、J1–J3(中)、H1–H3(高)、E1–E3(幼)です。「%s」はありません。",
            "Grades are P1–P6 (primary), J1–J3, H1–H3 (secondary), E1–E3 (kindergarten); “%s” is none.",
            "小学1年なら P1 のように直してください。複数ならコンマで区切ります。",
            "Write P1 for the first year of primary school, and so on; several are joined by commas."),
    /** parent or relative. */
    ROLE_PARENT(
            "role.parent",
            "日本プロファイルでは保護者の役割に parent と relative を使いません。",
            "The Japan profiles do not use the roles parent and relative.",
            "guardian に直してください。",
            "Write guardian."),
    /** A district with a parent. */
    DISTRICT_PARENT(
            "org.district-parent",
            "設置者(district)に親の組織はありません。",
            "A district has no parent.",
            "parentSourcedId を空にしてください。",
            "Leave parentSourcedId empty."),
    /** A course with a code. */
    COURSE_CODE(
            Severity.WARNING,
            "course.code",
            "日本プロファイルでは courseCode は空です。",
            "The Japan profiles leave courseCode empty.",
            "直さなくても取り込めます。書き出す側で空にしてください。",
            "It is imported all the same; leave it empty where the file is written."),
    /** Written though the profile has no such column. */
    BEYOND_PROFILE(
            Severity.WARNING,
            "export.beyond-profile",
            "このプロファイルにない列ですが、値があるので書き出しました。",
            "The profile has no such column; it was written because it holds something.",
            "受け取る側が受け付けないときは、この列を取り除くか、別のプロファイルで書き出してください。",
            "If the receiver refuses it, remove the column or export by another profile."),
    /** A character that not every system in Japan can show. */
    JIS_X_0213(
            Severity.WARNING,
            "export.jis-x-0213",
            "JIS X 0213 にない文字があります。そのまま書き出しました。",
            "The value holds a character outside JIS X 0213; it was written as it is.",
            "受け取る側で文字が欠けないか確かめ、名簿システムで別の字体にできるか検討してください。",
            "Check that the receiver shows it, or use another form of the character in the roster system."),
    /** The establisher has no code, after which the file is named. */
    NO_CODE(
            Severity.WARNING,
            "export.no-code",
            "ファイル名に使う学校コードか教育委員会コードがありません。",
            "There is no code of the school or the board to name the file after.",
            "組織の identifier にコードを入れるか、ファイル名を直してください。",
            "Give the org its identifier, or rename the file."),
    /** Not a version 4 UUID. */
    UUID(
            "uuid.format",
            "userMasterIdentifier は UUID(バージョン4)です。",
            "A userMasterIdentifier is a UUID of version 4.",
            "校務支援システムが発行した値をそのまま入れてください。",
            "Put in the value as the school-affairs system issued it."),
    /** Not a UUID at all, where any version may come. */
    UUID_ANY(
            "uuid.any",
            "userMasterIdentifier は UUID です。",
            "A userMasterIdentifier is a UUID.",
            "UUID に直すか、空にしてください。空なら sourcedId で個人を区別します。",
            "Write a UUID, or leave it empty; persons are then told apart by their sourcedId."),
    /** A second board of education. Detail: the first one's sourcedId. */
    SEVERAL_ESTABLISHERS(
            "org.several-establishers",
            "一つの名簿に入れる設置者(district)は一つです(ほかに %s)。",
            "A roster holds one establisher (district); another is %s.",
            "設置者ごとに別の ZIP にしてください。",
            "Make a ZIP for each establisher."),
    /** Half-width kana in a name. Detail: the name in full width. */
    HALF_WIDTH_KANA(
            "name.half-width-kana",
            "氏名とフリガナに半角カナは使えません。",
            "Names and their readings hold no half-width kana.",
            "「%s」のように全角で書いてください。",
            "Write full-width characters: %s."),
    /** Not an attendance number. */
    ATTENDANCE_NUMBER(
            "attendance-number.format",
            "出席番号は1から9999までの半角数字です。",
            "An attendance number is a whole number from 1 to 9999.",
            "半角数字に直すか、空にしてください。",
            "Write digits, or leave it empty."),
    /** Not a list of identifiers. */
    USER_IDS(
            "user-ids.format",
            "userIds は {種別:番号} をコンマで並べます(例: {LDAP:Id01})。",
            "userIds are written {type:identifier}, joined by commas.",
            "この形に直すか、空にしてください。",
            "Write it in this form, or leave it empty."),
    /** The file holds passwords. */
    PASSWORD(
            Severity.WARNING,
            "password.ignored",
            "名簿のパスワードは取り込みません。",
            "Passwords are not taken from a roster.",
            "password の列を空にして書き出し、このファイルの扱いに注意してください。",
            "Export with an empty password column, and take care of this file.");

    private final Wording wording;

    RowRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this(Severity.ERROR, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    RowRule(Severity severity, String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.of(severity, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
