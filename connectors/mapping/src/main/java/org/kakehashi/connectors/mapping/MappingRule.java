package org.kakehashi.connectors.mapping;

import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for every mapping. */
public enum MappingRule implements WordedRule {
    /** Not JSON. */
    JSON(
            "mapping.json",
            "対応表は JSON です(RFC 8259)。",
            "The mapping is JSON (RFC 8259).",
            "この行の近くの括弧、コンマ、引用符、同じ名前の重なりを確かめてください。",
            "Look for brackets, commas, quotes or a name that stands twice near this line."),
    /** Longer than any real one. Detail: the limit in characters. */
    LENGTH(
            "mapping.length",
            "対応表は %s 文字までです。",
            "A mapping has at most %s characters.",
            "使わない部分を取り除いてください。",
            "Remove what isn't used."),
    /** A value of the wrong JSON type. Details: the type in Japanese, in English. */
    TYPE("mapping.type", "ここには %1$s を書きます。", "This is %2$s.", "値を書き直してください。", "Write it in that form."),
    /** A member that the mapping does not have. Detail: those it has. */
    UNKNOWN(
            "mapping.unknown-member",
            "ここに書ける名前は次のとおりです: %s",
            "The names that can stand here are: %s",
            "綴りを確かめるか、取り除いてください。",
            "Check its spelling, or remove it."),
    /** A member that is needed. Detail: its name. */
    MISSING("mapping.missing-member", "「%s」が必要です。", "“%s” is needed.", "対応表に書き加えてください。", "Add it to the mapping."),
    /** Not one of the words allowed. Detail: those words. */
    VALUE(
            "mapping.value",
            "値は次のどれかです: %s",
            "The value is one of: %s",
            "綴りを確かめてください。大文字と小文字も区別します。",
            "Check the spelling; upper and lower case count."),
    /** Not a pattern for a date or a time. Detail: examples. */
    FORMAT(
            "mapping.format",
            "日付や時刻の書式ではありません(例: %s)。",
            "This is no pattern for a date or a time (such as %s).",
            "年は y、月は M、日は d、時は H、分は m、元号は G で書きます。",
            "Write y for the year, M month, d day, H hour, m minute, G the Japanese era."),
    /** Not a JSON Pointer. */
    POINTER(
            "mapping.pointer",
            "JSON ポインター(RFC 6901)を書きます(例: /attendance/status)。",
            "This is a JSON Pointer (RFC 6901), such as /attendance/status.",
            "/ で始め、名前を / で区切ってください。",
            "Begin with / and put / between the names."),
    /** A constant that the field can't hold. Details: what it can hold, in Japanese and in English. */
    CONSTANT(
            "mapping.constant",
            "この項目の値は %1$s です。",
            "The value of this field is %2$s.",
            "値を書き直すか、value の代わりに列を指してください。",
            "Write such a value, or name a place instead of a value.");

    private final Wording wording;

    MappingRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.error(code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
