package org.kakehashi.connectors.schoolaffairscsv;

import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for the connector's settings, its mapping, and the rows of the file. */
enum RecordRule implements WordedRule {
    /** No file was given. */
    FILE_NEEDED(
            "setting.file",
            "校務データの CSV ファイルを1つ読み込みます。",
            "This connector reads one CSV file.",
            "CSV ファイルを選んで、もう一度取り込んでください。",
            "Choose the CSV file and import again."),
    /** Neither or both of the two settings. Detail: the names that come with the connector. */
    MAPPING_NEEDED(
            "setting.mapping",
            "設定 mapping か mapping.json のどちらか一つが必要です。",
            "One of the settings mapping and mapping.json is needed.",
            "mapping に次のどれかを選ぶか、mapping.json に対応表を書いてください: %s",
            "Choose one of these for mapping, or write a mapping into mapping.json: %s"),
    /** No mapping of that name. Detail: the names there are. */
    MAPPING_NAME(
            "setting.mapping-name",
            "この名前の対応表はありません。",
            "There is no mapping of this name.",
            "次のどれかを選んでください: %s",
            "Choose one of: %s"),
    /** A column that the mapping names. Detail: the field. */
    HEADER_MISSING(
            "header.missing",
            "対応表の項目 %s の列が見出しにありません。",
            "The header lacks the column that the mapping names for %s.",
            "ファイルの見出しか、対応表の列名を直してください。なくてもよい列なら対応表に \"optional\": true と書きます。",
            "Mend the header or the mapping; if the column may be missing, write \"optional\": true there."),
    /** A template of a wide layout's column names. Detail: the fields that it must name. */
    WIDE_TEMPLATE(
            "mapping.columns",
            "横持ちの列名には header の項目 %s をすべて、間に文字をはさんで書きます。",
            "The columns' names hold every field of header, %s, with text between them.",
            "例: {date}日、{subject}({domain})。項目が一つなら列名をそのまま並べることもできます。",
            "For example {date}日 or {subject}({domain}); with one field, the columns' names can be listed as they are."),
    /** No column looks like the templates. */
    WIDE_NONE(
            "wide.no-columns",
            "対応表の wide.columns に合う列がありません。",
            "No column looks as wide.columns of the mapping says.",
            "見出しの行(headerLine)と列名の形を確かめてください。",
            "Check the line of the header (headerLine) and how the columns are called."),
    /** A column whose name can't be read. Detail: the field. */
    WIDE_COLUMN(
            Severity.WARNING,
            "wide.column",
            "この列名からは項目 %s を読めないので、列ごと読み飛ばします。",
            "The field %s can't be read from this column's name; the column is passed over.",
            "列名か対応表の header を直してください。データの列でないなら wide.except に書きます。",
            "Mend the name or header in the mapping; if it holds no data, name it in wide.except."),
    /** Something stands in the column of a day that its month doesn't have. */
    WIDE_NO_DAY(
            "wide.no-day",
            "この月にない日の列に値があります。",
            "A value stands in the column of a day that the month doesn't have.",
            "月の指定か、この値を直してください。",
            "Mend the month, or this value."),
    /** The setting is missing or no month. */
    WIDE_MONTH_SETTING(
            "setting.month",
            "対応表は月を設定 month(例: 2026-04)で受け取ります。",
            "The mapping takes the month from the setting month (such as 2026-04).",
            "設定 month に表の月を yyyy-MM で書いてください。",
            "Write the sheet's month into the setting month, as yyyy-MM."),
    /** The cell above the header holds no month. Detail: the column. */
    WIDE_MONTH_CELL(
            "wide.month",
            "この行の %s 列目に月があるはずですが、読めません。",
            "Column %s of this line should hold the month, and doesn't.",
            "表題の月を確かめるか、対応表の month の line・column・formats を直してください。",
            "Check the title, or mend line, column and formats of month in the mapping.");

    private final Wording wording;

    RecordRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this(Severity.ERROR, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    RecordRule(Severity severity, String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.of(severity, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
