package org.kakehashi.connectors.xapi;

import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What can be wrong with the settings or with what the other store answers. */
enum XapiRule implements WordedRule {
    ENDPOINT(
            "setting.endpoint",
            "相手の LRS の xAPI エンドポイントを https の URL で書きます。",
            "The xAPI endpoint of the other LRS is an https URL.",
            "例 https://lrs.example.jp/xapi のように、/statements の手前までを書いてください。",
            "Write it without /statements, such as https://lrs.example.jp/xapi."),
    CREDENTIALS_NEEDED(
            "setting.credentials",
            "Basic 認証の username と password か、OAuth 2 の tokenUrl と clientId と clientSecret のどちらか一組が必要です。",
            "Either username and password (Basic) or tokenUrl, clientId and clientSecret (OAuth 2) are needed.",
            "相手の LRS の管理者から受け取ったものを、どちらか一組だけ書いてください。",
            "Fill in one of the two sets, as the other LRS's administrator gave it."),
    TIME(
            "setting.time",
            "日時の書式は 2026-04-01T00:00:00+09:00 です(RFC 3339)。",
            "A time is written like 2026-04-01T00:00:00+09:00 (RFC 3339).",
            "書き直すか、空にしてください。",
            "Mend it, or leave it empty."),
    REFUSED_CREDENTIALS(
            "answer.credentials",
            "相手が認証情報を受け付けません(HTTP %s)。",
            "The other side doesn't accept the credentials (HTTP %s).",
            "認証情報と、相手の LRS がそれに許している範囲を確かめてください。",
            "Check the credentials, and what the other LRS allows them to do."),
    STATUS(
            "answer.status",
            "相手が HTTP %s で答えました。",
            "The other side answered HTTP %s.",
            "エンドポイントと xAPI の版を確かめてください。続くなら相手の LRS の管理者に知らせてください。",
            "Check the endpoint and the xAPI version. If it goes on, tell the other LRS's administrator."),
    UNREACHABLE(
            "answer.none",
            "相手に届かないか、答えが途中で切れました: %s",
            "The other side can't be reached, or its answer broke off: %s",
            "続くなら、エンドポイントと、相手の LRS が動いていることを確かめてください。",
            "If it goes on, check the endpoint and that the other LRS runs."),
    NOT_STATEMENTS(
            "answer.form",
            "答えが xAPI のものではありません: %s",
            "The answer is not one of xAPI: %s",
            "エンドポイントを確かめてください。途中の機器がログイン画面などを返していないかも確かめてください。",
            "Check the endpoint, and that nothing in between answers with a page of its own, such as a login."),
    TOO_LARGE(
            "answer.too-large",
            "1ページの答えが %s バイトを超えました。",
            "The answer for a page has more than %s bytes.",
            "pageSize を小さくするか、attachments を without にしてください。",
            "Lower pageSize, or set attachments to without."),
    MORE_ELSEWHERE(
            "answer.more-elsewhere",
            "続きの場所(more)が別のサーバーを指しています。",
            "The place of further statements (more) is on another server.",
            "認証情報を渡さないため、続きは読みません。相手の LRS の管理者に知らせてください。",
            "It isn't followed, as it would be given the credentials. Tell the other LRS's administrator."),
    MORE_LOOPS(
            "answer.more-loops",
            "続きの場所(more)が堂々巡りをしています。",
            "The places of further statements (more) go round in a circle.",
            "ここまでの分は取り込みました。相手の LRS の管理者に知らせてください。",
            "What was read until here is kept. Tell the other LRS's administrator."),
    UNORDERED(
            Severity.WARNING,
            "answer.unordered",
            "答えが古い順(ascending=true)に並んでいません。",
            "The answer isn't in ascending order, as was asked.",
            "最後まで読み終えるまで、途中から再開できません。相手の LRS の管理者に知らせてください。",
            "A run that breaks off begins anew. Tell the other LRS's administrator."),
    NO_CONSISTENT_THROUGH(
            Severity.WARNING,
            "answer.no-consistent-through",
            "答えに X-Experience-API-Consistent-Through がありません。",
            "The answer has no X-Experience-API-Consistent-Through.",
            "遅れて現れる記録を取り逃さないよう、overlapSeconds を大きめにしてください。",
            "Set overlapSeconds higher, so that statements that appear late aren't missed.");

    private final Wording wording;

    XapiRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this(Severity.ERROR, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    XapiRule(Severity severity, String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.of(severity, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
