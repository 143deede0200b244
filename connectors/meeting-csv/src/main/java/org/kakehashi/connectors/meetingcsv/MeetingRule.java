package org.kakehashi.connectors.meetingcsv;

import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for a report and its settings. */
enum MeetingRule implements WordedRule {
    /** No file was given. */
    FILE(
            "setting.file",
            "会議の出席レポート(CSV)を1つ読み込みます。",
            "This connector reads one report of a meeting (CSV).",
            "ファイルを選んで、もう一度取り込んでください。",
            "Choose the file and import again."),
    /** A setting that can't be. Detail: what it can be. */
    SETTING("setting.value", "この設定に書けるのは %s です。", "This setting can be %s.", "設定を直してください。", "Mend the setting."),
    /** No table of participants. */
    NO_TABLE(
            "meeting.no-table",
            "参加者の表(参加時刻と退出時刻の列)が見つかりません。",
            "There is no table of participants, with the times when they joined and left.",
            "会議システムから、参加・退出の時刻が入ったレポートを書き出してください(Zoom では「重複しないユーザーを表示」を外します)。",
            "Export the report with times of joining and leaving (in Zoom without “show unique users”)."),
    /** Neither file nor settings say which meeting it was. */
    MEETING(
            "setting.meeting",
            "ファイルに会議の番号も名前もありません。",
            "The file has neither the meeting's number nor its title.",
            "設定 meeting に会議の番号(コード)を書いてください。",
            "Write the meeting's number or code into the setting meeting."),
    /** Times without a date. */
    DATE(
            "setting.date",
            "この時刻には日付がありません。",
            "This time has no date.",
            "設定 date に会議の日(yyyy-MM-dd)を書いてください。",
            "Write the meeting's day (yyyy-MM-dd) into the setting date."),
    /** No time. */
    TIME(
            "meeting.time",
            "参加・退出の時刻として読めません。",
            "This can't be read as the time of joining or leaving.",
            "会議システムが書き出したままの形か、日と月の順(設定 dayFirst)を確かめてください。",
            "Leave it as the system exported it, or check the order of day and month (setting dayFirst)."),
    /** Left before joining. */
    ORDER("meeting.order", "退出は参加より後です。", "Nobody leaves before joining.", "二つの時刻を確かめてください。", "Check the two times."),
    /** Nobody's account. */
    NO_ACCOUNT(
            Severity.WARNING,
            "meeting.no-account",
            "アカウントのない参加者です。表示名では人を決めません。",
            "A participant without an account; nobody is guessed by a display name.",
            "学校のアカウントでサインインして参加してもらうか、出席を手で記録してください。",
            "Have them join with their school account, or record the attendance by hand."),
    /** Joined more often than counts. Detail: the limit. */
    JOINS(
            Severity.WARNING,
            "meeting.joins",
            "一人の参加は %s 回までを数えます。",
            "At most %s joins of one account count.",
            "一つの会議のレポートか確かめてください。",
            "Check that it is the report of one meeting."),
    /** More participants than a meeting has. Detail: the limit. */
    TOO_MANY(
            "meeting.too-many",
            "参加者は %s 人までです。",
            "A meeting has at most %s participants.",
            "一つの会議のレポートか確かめてください。",
            "Check that it is the report of one meeting.");

    private final Wording wording;

    MeetingRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this(Severity.ERROR, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    MeetingRule(Severity severity, String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.of(severity, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
