package org.kakehashi.connectors.schoolaffairsrest;

import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for settings and answers, apart from values. */
enum RestRule implements WordedRule {
    /** Has characters that no header can have. */
    SETTING_HEADER(
            "rest.setting-header",
            "ヘッダーに入れられる文字(空白を除く ASCII)だけで書きます。",
            "This has only characters that a header can have: ASCII without spaces.",
            "余分な空白や改行が入っていないか確かめてください。",
            "Look for stray spaces or line breaks."),
    /** Not let in. Detail: the status. */
    NOT_ALLOWED(
            "rest.not-allowed",
            "このシステムに入れませんでした(HTTP %s)。",
            "The system didn't let the hub in (HTTP %s).",
            "認証の設定と、システムの側で与えられた権限を確かめてください。",
            "Check how the hub says who it is, and what the system lets it see."),
    /** Another answer than a page. Detail: the status. */
    REFUSED(
            "rest.refused",
            "記録のページではない答えでした(HTTP %s)。",
            "The answer was no page of records (HTTP %s).",
            "URL を確かめてください。",
            "Check the address."),
    /** Not JSON. */
    NOT_JSON(
            "rest.not-json",
            "答えは JSON です(RFC 8259)。",
            "The answer is JSON (RFC 8259).",
            "URL が API を指しているか確かめてください。サインインの画面などの HTML が返ることがあります。",
            "Check that the address is the API's; a sign-in page in HTML may have come instead."),
    /** Too large. Detail: MiB. */
    PAGE_SIZE(
            "rest.page-size",
            "1 ページは %s MiB までです。",
            "A page has at most %s MiB.",
            "1 ページの件数を減らす引数を URL に加えてください。",
            "Ask for smaller pages in the address."),
    /** No array where items are looked for. */
    ITEMS(
            "rest.items",
            "items の場所に配列がありません。",
            "There is no array where items says.",
            "対応表の items を答えの形に合わせてください。",
            "Let items in the mapping fit the answer."),
    /** The value is an object or a list. */
    SHAPE(
            "rest.shape",
            "値は文字列、数、真偽値のどれかです。",
            "The value is a string, a number, true or false.",
            "対応表のポインターを、値そのものを指すように直してください。",
            "Let the mapping's pointer lead to the value itself."),
    /** The next page is elsewhere. */
    NEXT_ORIGIN(
            "rest.next-origin",
            "次のページは同じホストになければなりません。",
            "The next page is on the same host.",
            "システムの設定か、対応表の next を確かめてください。",
            "Check the system's set-up, or next in the mapping."),
    /** A page comes again. */
    NEXT_AGAIN(
            "rest.next-again",
            "同じページがもう一度「次」とされました。",
            "The same page is said to be the next once more.",
            "対応表の next を確かめてください。",
            "Check next in the mapping."),
    /** Too many pages. Detail: the limit. */
    PAGES(
            "rest.pages",
            "ページは %s までです。",
            "There are at most %s pages.",
            "設定 maxPages を増やすか、期間をしぼってください。読めたところまでは取り込んであります。",
            "Set maxPages higher, or ask for a shorter time. What was read is imported.");

    private final Wording wording;

    RestRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.error(code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
