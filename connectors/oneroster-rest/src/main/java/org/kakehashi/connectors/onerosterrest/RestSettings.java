package org.kakehashi.connectors.onerosterrest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Credentials;
import org.kakehashi.connectors.http.SettingReader;
import org.kakehashi.connectors.oneroster.Words;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Choice;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/**
 * What an instance is set to.
 *
 * @param base where the collections are, without a slash at its end
 * @param fullEvery after how long everything is read again
 */
record RestSettings(
        URI base, Credentials.Client credentials, boolean demographics, int pageSize, Words words, Duration fullEvery) {

    static final String SCOPE = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly";
    static final String DEMOGRAPHICS_SCOPE =
            "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly";

    private static final List<String> AUTHENTICATIONS = List.of("client_secret_basic", "client_secret_post");
    private static final List<String> PROFILES = List.of("japan", "base");
    private static final List<String> NO_YES = List.of("false", "true");

    static final List<Setting> ALL = List.of(
            Setting.required(
                    "baseUrl",
                    Kind.URL,
                    new Text("名簿の URL(…/ims/oneroster/rostering/v1p2)", "Base URL (…/ims/oneroster/rostering/v1p2)")),
            Setting.required("tokenUrl", Kind.URL, new Text("トークンの URL", "Token URL")),
            Setting.required("clientId", Kind.TEXT, new Text("クライアント ID", "Client id")),
            Setting.required("clientSecret", Kind.SECRET, new Text("クライアントシークレット", "Client secret")),
            Setting.choice("clientAuthentication", new Text("クライアントの認証", "Client authentication"), AUTHENTICATIONS),
            Setting.optional(
                    "scope", Kind.TEXT, new Text("スコープ(空なら roster.readonly)", "Scopes (empty: roster.readonly)")),
            Setting.choice(
                    "demographics",
                    new Text("属性(生年月日・性別)", "Demographics"),
                    new Choice("false", new Text("読まない", "not read")),
                    new Choice("true", new Text("読む", "read"))),
            Setting.optional("pageSize", Kind.TEXT, new Text("1ページの件数(空なら 100)", "Items a page (empty: 100)")),
            Setting.choice(
                    "profile",
                    new Text("規則", "Rules"),
                    new Choice("japan", new Text("日本プロファイル", "Japan profile")),
                    new Choice("base", new Text("OneRoster 1.2(国際)", "OneRoster 1.2 (international)"))),
            Setting.optional(
                    "fullEveryDays",
                    Kind.TEXT,
                    new Text("全件を読み直す間隔(日。空なら 7、0 なら毎回)", "Days between full reads (empty: 7; 0: always)")));

    /** Reads settings; null where something is wrong with them, which is reported. */
    static @Nullable RestSettings of(Map<String, String> settings, Findings findings) {
        SettingReader reader = new SettingReader(settings, findings);
        boolean demographics = reader.choice("demographics", NO_YES).equals("true");
        String scope = reader.text("scope");
        RestSettings read = new RestSettings(
                reader.base("baseUrl"),
                new Credentials.Client(
                        reader.address("tokenUrl"),
                        reader.required("clientId"),
                        reader.required("clientSecret"),
                        !scope.isEmpty() ? scope : demographics ? SCOPE + " " + DEMOGRAPHICS_SCOPE : SCOPE,
                        reader.choice("clientAuthentication", AUTHENTICATIONS).equals("client_secret_post")),
                demographics,
                reader.number("pageSize", 100, 2, 5000),
                Words.valueOf(reader.choice("profile", PROFILES).toUpperCase(Locale.ROOT)),
                Duration.ofDays(reader.number("fullEveryDays", 7, 0, 366)));
        return reader.isSound() ? read : null;
    }

    /** What is read, and how, in short. */
    String fingerprint() {
        return Keys.of(
                base.toString(), credentials.id(), credentials.scope(), Boolean.toString(demographics), words.name());
    }
}
