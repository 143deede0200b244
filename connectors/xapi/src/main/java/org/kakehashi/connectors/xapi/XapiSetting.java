package org.kakehashi.connectors.xapi;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Choice;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/** The names of settings, and how a form asks for them. */
final class XapiSetting {
    static final String ENDPOINT = "endpoint";
    static final String VERSION = "version";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String TOKEN_URL = "tokenUrl";
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String SCOPE = "scope";
    static final String ATTACHMENTS = "attachments";
    static final String SINCE = "since";
    static final String PAGE_SIZE = "pageSize";
    static final String OVERLAP = "overlapSeconds";
    static final String BATCH_SIZE = "batchSize";

    static final String WITH = "with";
    static final String WITHOUT = "without";
    static final List<String> VERSIONS = List.of("1.0.3", "2.0.0");

    private XapiSetting() {}

    /** What both directions ask for, followed by what one does. */
    static List<Setting> withOwn(List<Setting> own) {
        List<Setting> all = new ArrayList<>(List.of(
                Setting.required(
                        ENDPOINT,
                        Kind.URL,
                        new Text(
                                "相手の LRS の xAPI エンドポイント(/statements の手前まで)",
                                "xAPI endpoint of the other LRS, without /statements")),
                Setting.choice(VERSION, new Text("xAPI の版", "xAPI version"), VERSIONS),
                Setting.optional(
                        USERNAME,
                        Kind.TEXT,
                        new Text("Basic 認証のユーザー名(キー)", "User name (key) for Basic authentication")),
                Setting.optional(
                        PASSWORD, Kind.SECRET, new Text("Basic 認証のパスワード", "Password for Basic authentication")),
                Setting.optional(
                        TOKEN_URL,
                        Kind.URL,
                        new Text(
                                "OAuth 2 のトークンエンドポイント(Basic 認証の代わり)",
                                "OAuth 2 token endpoint (instead of Basic authentication)")),
                Setting.optional(CLIENT_ID, Kind.TEXT, new Text("OAuth 2 のクライアント ID", "OAuth 2 client id")),
                Setting.optional(
                        CLIENT_SECRET, Kind.SECRET, new Text("OAuth 2 のクライアントシークレット", "OAuth 2 client secret")),
                Setting.optional(
                        SCOPE, Kind.TEXT, new Text("OAuth 2 のスコープ(空白で区切る)", "OAuth 2 scopes, apart by blanks")),
                Setting.choice(
                        ATTACHMENTS,
                        new Text("添付データ", "Attachments' data"),
                        new Choice(WITH, new Text("送受信する", "goes with the statements")),
                        new Choice(WITHOUT, new Text("送受信しない", "stays behind")))));
        all.addAll(own);
        return List.copyOf(all);
    }
}
