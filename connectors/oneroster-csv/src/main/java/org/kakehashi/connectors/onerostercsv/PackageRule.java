package org.kakehashi.connectors.onerostercsv;

import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for the ZIP, its manifest and its files as such. */
enum PackageRule implements WordedRule {
    /** No file was given. */
    FILE_NEEDED(
            "setting.file",
            "OneRoster の ZIP ファイルを1つ読み込みます。",
            "This connector reads one OneRoster ZIP file.",
            "ZIP ファイルを選んで、もう一度取り込んでください。",
            "Choose the ZIP file and import again."),
    /** The setting names no profile. Detail: the profiles. */
    PROFILE(
            "setting.profile",
            "profile は次のどれかです: %s",
            "The profile is one of: %s",
            "プロファイルを選び直すか、空にしてください。",
            "Choose another profile, or none."),
    /** Not a ZIP file, or its end is missing. */
    ZIP_UNREADABLE(
            "zip.unreadable",
            "ZIP として開けるファイルが必要です。",
            "The file must open as a ZIP.",
            "途中で切れていないか(送信やコピーの失敗)確かめ、名簿システムから書き出し直してください。",
            "Look whether it was cut off in transfer, and export it again from the roster system."),
    /** The ZIP is protected by a password. */
    ZIP_ENCRYPTED(
            "zip.encrypted",
            "パスワードの付いた ZIP は読めません。",
            "A ZIP with a password cannot be read.",
            "パスワードなしの ZIP にしてください。",
            "Make the ZIP without a password."),
    /** More entries than a roster has. Detail: the limit. */
    ZIP_TOO_MANY_ENTRIES(
            "zip.too-many-entries",
            "ZIP に入れるファイルは %s 個までです。",
            "A ZIP holds at most %s entries.",
            "OneRoster の CSV ファイルだけを入れてください。",
            "Put only the OneRoster CSV files into it."),
    /** Larger, or packed tighter, than a roster. Details: the limit in MiB, the highest ratio. */
    ZIP_TOO_LARGE(
            "zip.too-large",
            "ZIP の中身は合わせて %1$s MiB まで、圧縮率は %2$s 倍までです。",
            "The content of the ZIP may take %1$s MiB and unpack to %2$s times its size.",
            "名簿以外のものや壊れたファイルが入っていないか確かめてください。",
            "Look for something that is not a roster, or a damaged file."),
    /** A name that would leave the folder it is unpacked to. */
    ZIP_PATH(
            "zip.path",
            "ZIP の中のファイル名に「..」、先頭の「/」、「\\」、ドライブ名は使えません。",
            "Names in the ZIP hold no “..”, leading “/”, “\\” or drive letter.",
            "このファイルの出どころを確かめてください。正しい ZIP なら CSV ファイルを直下に入れて作り直します。",
            "Check where this file comes from; make a new ZIP with the CSV files at its top."),
    /** The same name twice. */
    ZIP_DUPLICATE(
            "zip.duplicate",
            "ZIP の中のファイル名はそれぞれ1回だけです。",
            "A name stands in the ZIP once.",
            "ZIP を作り直してください。",
            "Make the ZIP again."),
    /** The CSV files lie in a folder. */
    ZIP_FOLDER(
            "zip.folder",
            "CSV ファイルは ZIP の直下(フォルダーの外)に置きます。",
            "The CSV files lie at the top of the ZIP, not in a folder.",
            "フォルダーごとではなく、中の CSV ファイルを全部選んで ZIP にしてください。",
            "Select the CSV files themselves, not their folder, and make the ZIP of them."),
    /** Its content does not match its checksum, or cannot be unpacked. */
    ZIP_CORRUPT(
            "zip.corrupt",
            "ZIP の中のこのファイルは壊れています。",
            "This file inside the ZIP is damaged.",
            "名簿システムから書き出し直してください。",
            "Export it again from the roster system."),
    /** A file that OneRoster does not know. */
    ZIP_UNEXPECTED(
            Severity.WARNING,
            "zip.unexpected",
            "OneRoster にないファイルは読みません。",
            "A file that OneRoster does not know is not read.",
            "名前が正しいか(大文字と小文字も)確かめ、要らなければ取り除いてください。",
            "Check its name (upper and lower case count), or leave it out."),
    /** There is no manifest.csv. */
    MANIFEST_MISSING(
            "manifest.missing",
            "manifest.csv が必要です。",
            "The ZIP holds a manifest.csv.",
            "manifest.csv を加えてください。名簿システムの書き出しには必ず含まれます。",
            "Add manifest.csv; an export of a roster system always has one."),
    /** Other columns than the two. */
    MANIFEST_HEADER(
            "manifest.header",
            "manifest.csv の見出しは propertyName,value です。",
            "The header of manifest.csv is propertyName,value.",
            "見出しをこの2列に直してください。",
            "Make the header these two columns."),
    /** A property is not there. Detail: its name. */
    PROPERTY_MISSING(
            "manifest.property-missing",
            "manifest.csv に %s の行が必要です。",
            "manifest.csv has a line for %s.",
            "行を加えてください。そのファイルがなければ値は absent です。",
            "Add the line; for a file that does not come its value is absent."),
    /** A property stands there twice. */
    PROPERTY_DUPLICATE(
            "manifest.property-duplicate",
            "manifest.csv の propertyName はそれぞれ1回だけです。",
            "A propertyName stands in manifest.csv once.",
            "どちらかの行を取り除いてください。",
            "Remove one of the lines."),
    /** A property that OneRoster does not know. */
    PROPERTY_UNKNOWN(
            Severity.WARNING,
            "manifest.property-unknown",
            "OneRoster にない propertyName は読みません。",
            "A propertyName that OneRoster does not know is not read.",
            "綴りを確かめるか、行を取り除いてください。",
            "Check its spelling, or remove the line."),
    /** Another version than 1.0. */
    MANIFEST_VERSION(
            "manifest.version",
            "manifest.version は 1.0 です。",
            "manifest.version is 1.0.",
            "値を 1.0 に直してください。",
            "Set the value to 1.0."),
    /** Another version than the profile's. Detail: its versions. */
    ONEROSTER_VERSION(
            "manifest.oneroster-version",
            "このプロファイルの oneroster.version は次のどれかです: %s",
            "The oneroster.version of this profile is one of: %s",
            "名簿システムの書き出しを OneRoster 1.2 の該当するプロファイルにするか、取り込みのプロファイルを選び直してください。",
            "Let the roster system export OneRoster 1.2 by this profile, or choose another profile for the import."),
    /** Not a way of delivery. */
    MODE(
            "manifest.mode",
            "値は absent、bulk、delta のどれかです。",
            "The value is absent, bulk or delta.",
            "全件のファイルなら bulk、ファイルがなければ absent にしてください。",
            "Write bulk for a complete file, absent where there is none."),
    /** A file that a roster needs is said to be absent. Detail: its name. */
    REQUIRED_FILE(
            "manifest.required-file",
            "%s.csv は必須です。",
            "%s.csv is required.",
            "このファイルを書き出しに加え、manifest.csv の値を bulk にしてください。",
            "Add this file to the export and set its value in manifest.csv to bulk."),
    /** A file that should be in the ZIP is not. */
    FILE_MISSING(
            "file.missing",
            "このファイルが ZIP に必要です。",
            "The ZIP holds this file.",
            "ファイルを ZIP に加えてください。必須でないファイルなら manifest.csv の値を absent にします。",
            "Add the file to the ZIP; if it is an optional one, set its value in manifest.csv to absent."),
    /** A file is in the ZIP although the manifest says absent. */
    FILE_UNDECLARED(
            "file.undeclared",
            "manifest.csv で absent のファイルは ZIP に入れません。",
            "A file that manifest.csv calls absent is not in the ZIP.",
            "取り込むなら manifest.csv の値を bulk にし、要らなければファイルを取り除いてください。",
            "Set its value to bulk to have it imported, or leave the file out.");

    private final Wording wording;

    PackageRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this(Severity.ERROR, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    PackageRule(Severity severity, String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.of(severity, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
