package org.kakehashi.connectors.http;

import org.kakehashi.connectors.spi.WordedRule;
import org.kakehashi.connectors.spi.Wording;

/** What holds for the settings of every source that is reached over HTTP, and for the tokens it gives. */
public enum SourceRule implements WordedRule {
    /** A setting is missing. */
    SETTING_NEEDED("setting.needed", "この設定は必須です。", "This setting is needed.", "値を入れてください。", "Fill it in."),
    /** Not an address that may be called. */
    SETTING_URL(
            "setting.url",
            "https:// で始まる URL です。# や利用者名は付けません。",
            "The setting is a URL beginning with https://, without # and user name.",
            "相手の案内にある URL をそのまま入れてください。",
            "Copy the URL from what the source's operator gave you."),
    /** An address to which paths are added has a query. */
    SETTING_BASE(
            "setting.base-url",
            "この URL には ? を付けません。",
            "This URL has no ?.",
            "? から後を取り除いてください。",
            "Remove what stands from ? on."),
    /** Not a choice. Detail: the choices. */
    SETTING_CHOICE("setting.choice", "値は次のどれかです: %s", "The value is one of: %s", "選び直してください。", "Choose again."),
    /** Not a number in its range. Details: least, most. */
    SETTING_NUMBER(
            "setting.number",
            "値は %s から %s までの整数です。",
            "The value is a whole number from %s to %s.",
            "半角数字で書き直すか、空にしてください。",
            "Write digits, or leave it empty."),
    /** No token was given. Detail: the status or the OAuth error. */
    TOKEN_REFUSED(
            "token.refused",
            "トークンが発行されませんでした(%s)。",
            "No access token was given (%s).",
            "トークンの URL、クライアント ID とシークレット、認証の方式、スコープを確かめてください。",
            "Check the token URL, the client's id and secret, its authentication and the scopes.");

    private final Wording wording;

    SourceRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.wording = Wording.error(code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
