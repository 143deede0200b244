package org.kakehashi.hub.connect.internal.forward;

import org.kakehashi.connectors.spi.Rule;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;

/** Why the hub itself lets forwarding wait. */
@SuppressWarnings("ImmutableEnumChecker") // texts are records of strings
enum ForwardRule implements Rule {
    SINCE(
            "forward.since",
            "設定 since の日時の書式は 2026-04-01T00:00:00+09:00 です(RFC 3339)。",
            "The setting since is a time such as 2026-04-01T00:00:00+09:00 (RFC 3339).",
            "書き直すか、空にしてください。",
            "Mend it, or leave it empty."),
    PER_MINUTE(
            "forward.per-minute",
            "設定 perMinute は 1 から 1000000 までの整数です。",
            "The setting perMinute is a whole number from 1 to 1000000.",
            "書き直すか、空にしてください。",
            "Mend it, or leave it empty."),
    CLIENTS(
            "forward.clients",
            "設定 clients は UUID を空白か改行で区切ったものです。",
            "The setting clients is a list of UUIDs, apart by blanks.",
            "ツールやクライアントのページにある ID を書いてください。",
            "Write the ids as the pages of tools and clients show them."),
    DEAD_LETTERS(
            "forward.dead-letters",
            "相手が受け付けなかった記録が %s 件たまったので、送信を止めています。",
            "Forwarding waits, as the other side has refused %s statements.",
            "理由を確かめ、原因を取り除いてから、送り直すか捨ててください。",
            "Look at the reasons, remove the cause, then send them again or discard them."),
    SECRETS_SEALED(
            "forward.secrets-sealed",
            "保存してある秘密の設定を、今の暗号鍵では開けません。",
            "The stored secrets can't be opened with the hub's present master key.",
            "接続の設定で、秘密の項目を入力し直してください。",
            "Enter the connection's secrets anew."),
    FAULT(
            "forward.fault",
            "ハブの中で問題が起きました。",
            "Something went wrong inside the hub.",
            "続くなら運用担当者に知らせてください。",
            "If it goes on, tell the operator.");

    private final String code;
    private final Text rule;
    private final Text remedy;

    ForwardRule(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.code = code;
        this.rule = new Text(ruleJa, ruleEn);
        this.remedy = new Text(remedyJa, remedyEn);
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
        return rule;
    }

    @Override
    public Text remedy() {
        return remedy;
    }
}
