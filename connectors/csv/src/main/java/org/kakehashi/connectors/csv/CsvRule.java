package org.kakehashi.connectors.csv;

import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for every CSV file, whatever it is about. */
public enum CsvRule implements WordedRule {
    /** The file holds nothing. */
    EMPTY(
            "csv.empty",
            "列名の見出しの行が必要です。",
            "The file must have a line with the column names here.",
            "書き出しをやり直し、見出し行から始まるファイルにしてください。",
            "Export the file again, with its header line."),
    /** Bytes that the expected encoding does not know. Detail: the encoding. */
    ENCODING(
            "csv.encoding",
            "文字コードは %1$s です。この行に %1$s として読めないバイトがあります。",
            "The file must be encoded in %1$s; this line holds bytes that are not.",
            "Excel では「名前を付けて保存」で「CSV UTF-8(コンマ区切り)」を選び、メモ帳では文字コードに UTF-8 を選んで保存し直してください。",
            "Save the file again as UTF-8: in Excel as “CSV UTF-8 (Comma delimited)”, in an editor with the encoding UTF-8."),
    /** A quoted cell that is not closed, or is followed by something else than a comma. */
    QUOTES(
            "csv.quotes",
            "引用符(\")で囲んだ値は引用符で閉じ、すぐ後をコンマか改行にします。値の中の引用符は二つ重ねます(\"\")。",
            "A quoted value ends with a quote, followed at once by a comma or the line's end; a quote inside it is doubled (\"\").",
            "この行の引用符の数と位置を直してください。",
            "Mend the number and the place of the quotes in this line."),
    /** A row that is longer than any real one. Detail: the limit in characters. */
    ROW_TOO_LONG(
            "csv.row-too-long",
            "1行は %s 文字までです。",
            "A row holds at most %s characters.",
            "引用符の閉じ忘れか、改行のないファイルでないか確かめてください。ここから後は読んでいません。",
            "Look for a quote that is not closed, or a file without line breaks. Nothing after this line was read."),
    /** A cell that is longer than any real one. Detail: the limit in characters. */
    CELL_TOO_LONG(
            "csv.cell-too-long",
            "一つの値は %s 文字までです。",
            "A value holds at most %s characters.",
            "値を短くするか、隣の値とつながっていないか確かめてください。",
            "Shorten the value, or look whether it has run into its neighbour."),
    /** A row with more or fewer cells than the header. Details: cells of the row, cells of the header. */
    CELL_COUNT(
            "csv.cell-count",
            "値の数は見出しと同じです(この行は %s、見出しは %s)。",
            "A row has as many values as the header (here %s, header %s).",
            "余分なコンマや足りないコンマを直してください。コンマを含む値は引用符(\")で囲みます。",
            "Remove or add commas; put a value that holds a comma in quotes (\")."),
    /** A header cell without a name. Detail: its place. */
    HEADER_BLANK(
            "csv.header-blank",
            "見出しの %s 列目に列名がありません。",
            "Column %s of the header has no name.",
            "列名を書くか、空の列を取り除いてください。",
            "Name the column, or remove the empty column."),
    /** The same column name twice. */
    HEADER_DUPLICATE(
            "csv.header-duplicate",
            "同じ列名は1回だけです。",
            "A column stands in the header once.",
            "どちらか一方の列を取り除いてください。",
            "Remove one of the two columns.");

    private final Wording wording;

    CsvRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.error(code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
