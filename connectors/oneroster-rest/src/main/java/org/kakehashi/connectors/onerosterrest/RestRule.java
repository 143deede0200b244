package org.kakehashi.connectors.onerosterrest;

import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for the settings, and for the service as a whole. */
enum RestRule implements WordedRule {
    /** The token isn't taken. */
    UNAUTHORIZED(
            "service.unauthorized",
            "名簿サービスが発行したばかりのトークンを受け付けませんでした(401)。",
            "The service refused a token that it had just given (401).",
            "名簿の URL とトークンの URL が同じサービスのものか、確かめてください。",
            "Check that the base URL and the token URL belong to the same service."),
    /** The client may not read this. */
    FORBIDDEN(
            "service.forbidden",
            "このクライアントには、この種類のデータを読む権限がありません(403)。",
            "The client may not read this kind of data (403).",
            "スコープの設定と、名簿サービスでの許可を確かめてください。",
            "Check the scopes, and what the service allows this client."),
    /** Nothing is there. */
    NOT_THERE(
            "service.not-found",
            "この URL には OneRoster の名簿がありません(404)。",
            "There is no OneRoster collection at this URL (404).",
            "名簿の URL を確かめてください(多くは /ims/oneroster/rostering/v1p2 で終わります)。",
            "Check the base URL; it mostly ends in /ims/oneroster/rostering/v1p2."),
    /** Another answer. Detail: its status. */
    REFUSED(
            "service.refused",
            "名簿サービスが要求を断りました(HTTP %s)。",
            "The service refused the request (HTTP %s).",
            "設定を確かめ、続くようなら名簿サービスに問い合わせてください。",
            "Check the settings; if it goes on, ask the service's operator."),
    /** Not JSON. */
    NOT_JSON(
            "service.not-json",
            "応答が JSON ではありません(保守中の案内やログイン画面かもしれません)。",
            "The answer is not JSON; it may be a notice or a login page.",
            "名簿の URL を確かめ、サービスが動いているときにもう一度取り込んでください。",
            "Check the base URL, and import again when the service works."),
    /** JSON of another shape. Detail: the member that should be there. */
    SHAPE(
            "service.shape",
            "応答に、一覧「%s」がありません。",
            "The answer has no list “%s”.",
            "OneRoster 1.2 の名簿(rostering)サービスの URL か、確かめてください。",
            "Check that the URL is that of a OneRoster 1.2 rostering service."),
    /** A page is too large. Detail: MiB. */
    PAGE_TOO_LARGE(
            "page.too-large",
            "1ページの応答は %s MiB までです。",
            "A page has at most %s MiB.",
            "1ページの件数を減らしてください。",
            "Set fewer items a page."),
    /** The same page again. */
    PAGE_REPEATED(
            "page.repeated",
            "名簿サービスが同じページを繰り返しました。",
            "The service gave the same page again.",
            "サービスが offset と limit に応じるか、問い合わせてください。",
            "Ask the service's operator whether it heeds offset and limit."),
    /** Too many items. Detail: the bound. */
    ENDLESS(
            "page.endless",
            "一覧が %s 件を超えても終わりません。",
            "The list has no end after %s items.",
            "名簿サービスに問い合わせてください。",
            "Ask the service's operator.");

    private final Wording wording;

    RestRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.error(code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
