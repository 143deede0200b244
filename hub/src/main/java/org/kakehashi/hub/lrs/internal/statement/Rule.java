package org.kakehashi.hub.lrs.internal.statement;

/**
 * Every rule of statements that can be broken: where the specification has it, and in both languages what it asks and how
 * to mend a statement. Sections are those of xAPI 1.0.3 part 2 unless they say otherwise.
 */
public enum Rule {
    MALFORMED_JSON(
            "RFC 8259",
            "正しい JSON でなければなりません。",
            "The body must be well-formed JSON.",
            "示された位置の前後の記号（引用符、コンマ、括弧）を直してください。",
            "Mend quotes, commas and brackets around the place named."),
    INVALID_UTF8(
            "Part 3, 1.4",
            "文字コードは UTF-8 でなければなりません。",
            "Strings must be encoded as UTF-8.",
            "UTF-8 で保存・送信してください（Shift_JIS や UTF-16 は使えません）。",
            "Send the body in UTF-8, not in Shift_JIS or UTF-16."),
    CONTROL_CHARACTER(
            "RFC 8259, 7",
            "JSON に制御文字をそのまま書くことはできません。",
            "JSON holds no raw control characters.",
            "\\n や \\t のようにエスケープしてください。",
            "Escape them, as in \\n or \\t."),
    NUL_CHARACTER(
            "2.2",
            "文字 U+0000（\\u0000）は保存できません。",
            "The character U+0000 (\\u0000) can't be stored.",
            "この文字を取り除いてください。",
            "Remove the character."),
    LONE_SURROGATE(
            "RFC 8259, 8.2",
            "片方だけのサロゲート（\\uD800〜\\uDFFF）は文字になりません。",
            "A lone surrogate (\\uD800 to \\uDFFF) is no character.",
            "上位と下位の組で送るか、UTF-8 の文字をそのまま送ってください。",
            "Send both halves of the pair, or the character itself in UTF-8."),
    DUPLICATE_KEY(
            "2.2",
            "同じプロパティを二度使うことはできません。",
            "A property may stand only once in an object.",
            "どちらか一方を取り除いてください。",
            "Remove one of the two."),
    TOO_MANY(
            "Part 3, 3.2",
            "一度に送れるステートメント数を超えています。",
            "The batch holds more statements than the store takes at once.",
            "いくつかに分けて送ってください。",
            "Send it in smaller batches."),
    NOT_A_STATEMENT(
            "Part 3, 2.1.2",
            "本文はステートメント一つ、またはその配列でなければなりません。",
            "The body must be one statement or an array of statements.",
            "ステートメントを { } または [ ] で送ってください。",
            "Send statements as { } or [ ]."),
    NULL_VALUE(
            "2.2",
            "extensions の中を除き、null は使えません。",
            "null is allowed inside extensions only.",
            "値がないときは、そのプロパティを省いてください。",
            "Leave the property out where it has no value."),
    OBJECT_EXPECTED(
            "2.2",
            "ここはオブジェクト { } でなければなりません。",
            "An object { } must stand here.",
            "値をオブジェクトにしてください。",
            "Make the value an object."),
    ARRAY_EXPECTED(
            "2.2",
            "ここは配列 [ ] でなければなりません。",
            "An array [ ] must stand here.",
            "値を配列にしてください。",
            "Make the value an array."),
    STRING_EXPECTED(
            "2.2",
            "ここは文字列でなければなりません。",
            "A string must stand here.",
            "値を引用符で囲んだ文字列にしてください。",
            "Make the value a quoted string."),
    NUMBER_EXPECTED(
            "2.2",
            "ここは数値でなければなりません（引用符で囲んだ数字は文字列です）。",
            "A number must stand here; quoted digits are a string.",
            "引用符を外してください。",
            "Remove the quotes."),
    NUMBER_RANGE(
            "RFC 8259, 6",
            "数値の指数は 9 桁までです。",
            "A number's exponent has at most 9 digits.",
            "桁の大きすぎる数値は文字列にしてください。",
            "Write a number of such size as a string."),
    BOOLEAN_EXPECTED(
            "2.2",
            "ここは true か false でなければなりません。",
            "true or false must stand here.",
            "引用符なしの true か false にしてください。",
            "Write true or false without quotes."),
    UNKNOWN_PROPERTY(
            "2.2",
            "ここでは使えないプロパティです（大文字と小文字は区別されます）。",
            "The property is not allowed here; case matters.",
            "綴りを直すか、追加の情報は extensions に入れてください。",
            "Mend the spelling, or move additional data into extensions."),
    MISSING_PROPERTY(
            "2.2", "必須のプロパティがありません。", "A required property is missing.", "このプロパティを加えてください。", "Add the property."),
    UUID(
            "4.4",
            "UUID は標準の表記（8-4-4-4-12 桁の 16 進数）でなければなりません。",
            "A UUID must have the standard form of 8-4-4-4-12 hexadecimal digits.",
            "例: 6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
            "For example 6690e6c9-3ef0-4ed3-8b37-7f3964730bee."),
    IRI(
            "4.3",
            "スキームのある IRI でなければなりません。",
            "The value must be an IRI with a scheme.",
            "例: https://example.com/activities/1（空白や引用符は % で表す）",
            "For example https://example.com/activities/1; blanks and quotes percent-encoded."),
    MAILTO(
            "2.4.2.3",
            "mbox は mailto:メールアドレス でなければなりません。",
            "mbox must have the form mailto:email address.",
            "例: mailto:pupil@example.com",
            "For example mailto:pupil@example.com."),
    SHA1(
            "2.4.2.3",
            "mbox_sha1sum は 16 進 40 桁の SHA-1 でなければなりません。",
            "mbox_sha1sum must be a SHA-1 of 40 hexadecimal digits.",
            "mailto: を含む mbox の値の SHA-1 を 16 進で書いてください。",
            "Hash the mbox value, mailto: included, and write it in hexadecimal."),
    SHA2(
            "2.4.11",
            "sha2 は 16 進の SHA-2（SHA-224〜SHA-512）でなければなりません。",
            "sha2 must be a SHA-2 hash in hexadecimal digits.",
            "添付データの SHA-256 を 16 進 64 桁で書いてください。",
            "Write the SHA-256 of the attachment's data as 64 hexadecimal digits."),
    MEDIA_TYPE(
            "2.4.11",
            "contentType はメディアタイプでなければなりません。",
            "contentType must be an Internet media type.",
            "例: image/png、text/plain; charset=utf-8",
            "For example image/png or text/plain; charset=utf-8."),
    LENGTH(
            "2.4.11",
            "length は 0 以上の整数でなければなりません。",
            "length must be an integer of 0 or more.",
            "添付データのバイト数を書いてください。",
            "Give the number of bytes of the attachment's data."),
    LANGUAGE_TAG(
            "4.2",
            "RFC 5646 の言語タグでなければなりません。",
            "The value must be a language tag of RFC 5646.",
            "例: ja、en-US",
            "For example ja or en-US."),
    TIMESTAMP(
            "4.5",
            "ISO 8601 の日時でなければなりません。時差 -00、-0000、-00:00 は使えません。",
            "The value must be a date and time of ISO 8601; the offsets -00, -0000 and -00:00 are not allowed.",
            "例: 2025-04-07T08:30:00.000+09:00",
            "For example 2025-04-07T08:30:00.000+09:00."),
    RFC3339(
            "IEEE 9274.1.1, 4.2.7",
            "xAPI 2.0 の日時は RFC 3339 の形（秒と時差つき）でなければなりません。-00:00 は使えません。",
            "A timestamp of xAPI 2.0 must follow RFC 3339, with seconds and offset; -00:00 is not allowed.",
            "例: 2025-04-07T08:30:00.000+09:00",
            "For example 2025-04-07T08:30:00.000+09:00."),
    DURATION(
            "4.6",
            "ISO 8601 の期間でなければなりません。",
            "The value must be a duration of ISO 8601.",
            "例: PT1M30S（週 P4W は他の単位と混ぜられません）",
            "For example PT1M30S; weeks, as in P4W, can't be mixed with other units."),
    VERSION(
            "2.4.10",
            "ステートメントの version は、この版の API で受け取れるものでなければなりません。",
            "The statement's version must be one that this version of the API takes.",
            "version は省いてください（1.0.x では 1.0.0、2.0 では 2.0.0 になります）。",
            "Leave version out; it becomes 1.0.0 or 2.0.0."),
    OBJECT_TYPE(
            "2.4.2, 2.4.4",
            "ここで使える objectType ではありません（大文字と小文字は区別されます）。",
            "This objectType is not allowed here; case matters.",
            "示された値のどれかにしてください。",
            "Use one of the values named."),
    ONE_IDENTIFIER(
            "2.4.2.1",
            "Agent には mbox、mbox_sha1sum、openid、account のちょうど一つが要ります。",
            "An Agent needs exactly one of mbox, mbox_sha1sum, openid and account.",
            "識別子を一つだけにしてください。",
            "Give exactly one of them."),
    GROUP_IDENTIFIER(
            "2.4.2.2",
            "Group には識別子が一つまで。識別子がないときは member に一人以上の Agent が要ります。",
            "A Group has at most one identifier; without one it needs a member list of at least one Agent.",
            "識別子を一つにするか、member を加えてください。",
            "Give one identifier, or add member."),
    AUTHORITY(
            "2.4.9",
            "authority は Agent、または二人の Agent だけからなる Group でなければなりません。",
            "authority must be an Agent, or an anonymous Group of exactly two Agents.",
            "authority は省いてください。ハブが定めます。",
            "Leave authority out; the hub sets it."),
    INTERACTION_TYPE(
            "2.4.4.1",
            "interactionType が仕様の値ではないか、設問のプロパティがあるのに interactionType がありません。",
            "interactionType is none of the specification's values, or is missing beside other interaction properties.",
            "true-false、choice、fill-in、long-fill-in、matching、performance、sequencing、likert、numeric、other のどれかにしてください。",
            "Use true-false, choice, fill-in, long-fill-in, matching, performance, sequencing, likert, numeric or other."),
    COMPONENT_ID(
            "2.4.4.1",
            "選択肢などの id は、同じ配列の中で重複できません。",
            "The ids of interaction components must differ within their array.",
            "id を付け直してください。",
            "Give each component an id of its own."),
    SCALED(
            "2.4.5.1",
            "score.scaled は -1 以上 1 以下でなければなりません。",
            "score.scaled must lie between -1 and 1.",
            "(raw - min) / (max - min) で求めた値にしてください。",
            "Compute it as (raw - min) / (max - min)."),
    SCORE_RANGE(
            "2.4.5.1",
            "score は min < max、min ≦ raw ≦ max でなければなりません。",
            "A score needs min < max and min ≤ raw ≤ max.",
            "min、max、raw の値を直してください。",
            "Mend min, max or raw."),
    ACTIVITY_ONLY(
            "2.4.6",
            "revision と platform は、object が Activity のときだけ使えます。",
            "revision and platform may be used only where the object is an Activity.",
            "このプロパティを取り除いてください。",
            "Remove the property."),
    RELEVANT_TYPES(
            "IEEE 9274.1.1, 4.2.2",
            "relevantTypes は空でない IRI の配列でなければなりません。",
            "relevantTypes must be a non-empty array of IRIs.",
            "IRI を加えるか、relevantTypes を省いてください。",
            "Add an IRI, or leave relevantTypes out."),
    VOIDING_TARGET(
            "2.3.2",
            "取り消し（voided）の object は StatementRef でなければなりません。",
            "The object of a voiding statement must be a StatementRef.",
            "object に objectType: StatementRef と取り消すステートメントの id を書いてください。",
            "Give objectType StatementRef and the id of the statement to void."),
    DUPLICATE_ID(
            "Part 3, 2.1.2",
            "一度に送る中に同じ id のステートメントが二つあります。",
            "The batch holds two statements of one id.",
            "id を付け直すか、片方を取り除いてください。",
            "Give one of them another id, or remove it.");

    private final String section;
    private final String ja;
    private final String en;
    private final String remedyJa;
    private final String remedyEn;

    Rule(String section, String ja, String en, String remedyJa, String remedyEn) {
        this.section = section;
        this.ja = ja;
        this.en = en;
        this.remedyJa = remedyJa;
        this.remedyEn = remedyEn;
    }

    /** Where the specification has the rule. */
    public String section() {
        return section;
    }

    /** The rule in Japanese. */
    public String ja() {
        return ja;
    }

    /** The rule in English. */
    public String en() {
        return en;
    }

    /** How to mend the statement, in Japanese. */
    public String remedyJa() {
        return remedyJa;
    }

    /** How to mend the statement, in English. */
    public String remedyEn() {
        return remedyEn;
    }
}
