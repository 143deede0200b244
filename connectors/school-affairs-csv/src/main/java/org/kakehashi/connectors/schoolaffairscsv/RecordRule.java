package org.kakehashi.connectors.schoolaffairscsv;

import org.kakehashi.connectors.spi.Rule;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;

/** What holds for the connector's settings, its mapping, and the rows of the file. */
enum RecordRule implements Rule {
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
            "Mend the header or the mapping; if the column may be missing, write \"optional\": true there.");

    private final String code;
    private final String ruleJa;
    private final String ruleEn;
    private final String remedyJa;
    private final String remedyEn;

    RecordRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
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
