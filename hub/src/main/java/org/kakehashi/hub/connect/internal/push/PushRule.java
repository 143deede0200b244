package org.kakehashi.hub.connect.internal.push;

import org.kakehashi.connectors.spi.Rule;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;

/** What can be wrong with the shape of a pushed row; what is wrong with its values is {@code ValueRule}'s. */
enum PushRule implements Rule {
    /** Not an object, or a value that is neither text nor number. */
    SHAPE(
            "push.shape",
            "1 件は JSON のオブジェクトで、値は文字列か数です。",
            "A row is a JSON object, and its values are strings or numbers.",
            "入れ子や真偽値をやめ、文字列か数で送ってください。",
            "Send strings or numbers instead of nested values or booleans."),
    /** The subject's scheme. Detail: those that fit. */
    ABOUT(
            "push.about",
            "about は {\"scheme\": …, \"key\": …} で、scheme は %s のどれかです。",
            "about is {\"scheme\": …, \"key\": …} with one of the schemes %s.",
            "scheme と key を直してください。",
            "Correct the scheme and the key."),
    /** A name that the kind doesn't have. Detail: those it has. */
    UNKNOWN_FIELD(
            "push.unknown-field",
            "この種類にない項目です。ある項目: %s",
            "The kind has no such field. It has: %s",
            "項目名を直すか、項目を除いてください。",
            "Correct the name, or leave the field out.");

    private final String code;
    private final String ruleJa;
    private final String ruleEn;
    private final String remedyJa;
    private final String remedyEn;

    PushRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.code = code;
        this.ruleJa = ruleJa;
        this.ruleEn = ruleEn;
        this.remedyJa = remedyJa;
        this.remedyEn = remedyEn;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public Text rule() {
        return new Text(ruleJa, ruleEn);
    }

    @Override
    public Text remedy() {
        return new Text(remedyJa, remedyEn);
    }
}
