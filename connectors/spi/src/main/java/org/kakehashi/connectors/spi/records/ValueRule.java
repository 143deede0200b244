package org.kakehashi.connectors.spi.records;

import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for the values of a record, however its source writes them. */
public enum ValueRule implements WordedRule {
    /** An empty cell in a column that needs a value. */
    REQUIRED("cell.required", "この列は必須です。", "This column needs a value.", "値を入れてください。", "Fill in the value."),
    /** Not a UUID. */
    PERSON_UUID(
            "person.uuid",
            "児童生徒の ID は名簿の userMasterIdentifier と同じ UUID です。",
            "The person is given by the UUID that the roster has as userMasterIdentifier.",
            "名簿と同じ値を書き出してください。別の番号で結び付けるなら対応表の personScheme を変えます。",
            "Export the same value as the roster, or change personScheme in the mapping."),
    /** A key that is too long. Detail: the limit. */
    KEY_LENGTH(
            "key.length",
            "キーは %s 文字までです。",
            "A key has at most %s characters.",
            "対応表がキーの列を指しているか確かめてください。",
            "Check that the mapping points to the column of the key."),
    /** A code that the mapping does not know. Detail: those it knows. */
    CODE(
            "code.unknown",
            "対応表にないコードです。知っているコード: %s",
            "The mapping does not know this code. It knows: %s",
            "値を直すか、対応表の codes に加えてください。",
            "Mend the value, or add it to codes in the mapping."),
    /** Not a date in any of the formats. Detail: an example of each. */
    DATE(
            "date.format",
            "日付の書式は %s のどれかです。",
            "A date is written like %s.",
            "実在する日付をこのように書くか、対応表の書式(formats)に加えてください。",
            "Write a real date in this form, or add the form to formats in the mapping."),
    /** Not a time in any of the formats. Detail: an example of each. */
    TIME(
            "time.format",
            "時刻の書式は %s のどれかです。",
            "A time is written like %s.",
            "時刻をこのように書くか、対応表の書式(formats)に加えてください。",
            "Write the time in this form, or add the form to formats in the mapping."),
    /** The end before the beginning. */
    TIME_ORDER(
            "time.order",
            "終わりの時刻は始まりの時刻以後です。",
            "The end is not before the beginning.",
            "二つの時刻を確かめてください。",
            "Check the two times."),
    /** A text that is too long. Detail: the limit. */
    TEXT_LENGTH(
            "text.length",
            "文字数は %s までです。",
            "A text has at most %s characters.",
            "短くするか、別の列と取り違えていないか確かめてください。",
            "Shorten it, or check that the right column is read."),
    /** Not a number, or out of range. Details: the least, the most. */
    NUMBER(
            "number.range",
            "値は %s から %s までの数です。",
            "The value is a number from %s to %s.",
            "単位を付けずに数だけを書いてください。",
            "Write the number alone, without its unit.");

    private final Wording wording;

    ValueRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.error(code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
