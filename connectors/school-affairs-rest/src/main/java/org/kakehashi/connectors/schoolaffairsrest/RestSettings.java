package org.kakehashi.connectors.schoolaffairsrest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Credentials;
import org.kakehashi.connectors.http.SafeAddress;
import org.kakehashi.connectors.http.SettingReader;
import org.kakehashi.connectors.http.SourceRule;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Choice;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/**
 * What an instance is set to.
 *
 * @param url of the first page; {@code {since}} in it stands for how far was read
 * @param first what stands for {@code {since}} before anything was read
 * @param overlap how far before the place that was reached a run begins
 */
record RestSettings(
        String url, String first, Credentials credentials, int maxPages, Overlap overlap, RestMapping mapping) {

    static final String SINCE = "{since}";
    static final List<String> AUTHENTICATIONS = List.of("none", "basic", "bearer", "header", "oauth2");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    static final List<Setting> ALL = List.of(
            Setting.required(
                    "url",
                    Kind.URL,
                    new Text("API の URL({since} は前回までに読んだところ)", "Address of the API ({since}: how far it was read)")),
            Setting.optional("first", Kind.TEXT, new Text("初回の {since} の値", "Value of {since} at first")),
            Setting.choice(
                    "authentication",
                    new Text("認証", "Authentication"),
                    new Choice("none", new Text("なし", "none")),
                    new Choice("basic", new Text("利用者名とパスワード(Basic)", "user name and password (Basic)")),
                    new Choice("bearer", new Text("トークン(Bearer)", "token (Bearer)")),
                    new Choice("header", new Text("API キー(ヘッダー)", "API key (a header)")),
                    new Choice("oauth2", new Text("OAuth 2 クライアントクレデンシャル", "OAuth 2 client credentials"))),
            Setting.optional("username", Kind.TEXT, new Text("利用者名・クライアント ID", "User name or client id")),
            Setting.optional(
                    "secret",
                    Kind.SECRET,
                    new Text("パスワード・トークン・API キー・シークレット", "Password, token, API key or client secret")),
            Setting.optional(
                    "header",
                    Kind.TEXT,
                    new Text("API キーのヘッダー(空なら X-API-Key)", "Header of the API key (empty: X-API-Key)")),
            Setting.optional("tokenUrl", Kind.URL, new Text("トークンの URL(OAuth 2)", "Token URL (OAuth 2)")),
            Setting.optional("scope", Kind.TEXT, new Text("スコープ(OAuth 2)", "Scope (OAuth 2)")),
            Setting.optional("maxPages", Kind.TEXT, new Text("最大のページ数(空なら 1000)", "Most pages (empty: 1000)")),
            Setting.optional(
                    "overlapDays",
                    Kind.TEXT,
                    new Text("日付でたどるとき、さかのぼる日数(空なら 14)", "Days to go back, where it goes by dates (empty: 14)")),
            Setting.optional(
                    "overlapSeconds",
                    Kind.TEXT,
                    new Text("更新時刻でたどるとき、さかのぼる秒数(空なら 60)", "Seconds to go back, where it goes by times (empty: 60)")),
            Setting.required("mapping", Kind.LONG_TEXT, new Text("対応表(JSON)", "Mapping (JSON)")));

    /** Reads settings; null where something is wrong with them, which is reported. */
    static @Nullable RestSettings of(Map<String, String> settings, Findings findings) {
        SettingReader reader = new SettingReader(settings, findings);
        String url = reader.required("url");
        URI page = reader.address("url", url.replace(SINCE, "x"));
        Optional<String> host = SafeAddress.of(url.replace(SINCE, "y")).map(URI::getHost);
        if (!page.equals(SettingReader.NOWHERE) && !host.equals(Optional.of(page.getHost()))) {
            // What a service says of how far it was read doesn't choose where secrets go.
            reader.report(SourceRule.SETTING_URL, "url");
        }
        Credentials credentials = credentials(reader);
        String json = reader.required("mapping");
        RestMapping mapping = json.isEmpty() ? null : RestMapping.read(json, findings);
        RestSettings read = mapping == null
                ? null
                : new RestSettings(
                        url,
                        reader.text("first"),
                        credentials,
                        reader.number("maxPages", 1000, 1, 100_000),
                        new Overlap(
                                reader.number("overlapDays", 14, 0, 3660),
                                reader.number("overlapSeconds", 60, 0, 86_400)),
                        mapping);
        return reader.isSound() ? read : null;
    }

    /** The first page of what changed since. */
    URI firstPage(String since) {
        String value = since.isEmpty() ? first : overlap.before(since, mapping.cursor() == null);
        return URI.create(url.replace(SINCE, URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }

    private static Credentials credentials(SettingReader reader) {
        String authentication = reader.choice("authentication", AUTHENTICATIONS);
        String header = reader.text("header").isEmpty() ? "X-API-Key" : reader.text("header");
        if (!NAME.matcher(header).matches()) {
            reader.report(RestRule.SETTING_HEADER, "header");
        }
        if (authentication.equals("none")) {
            return new Credentials.None();
        }
        String secret = reader.required("secret");
        return switch (authentication) {
            case "basic" -> new Credentials.Basic(reader.required("username"), secret);
            case "oauth2" ->
                new Credentials.Client(
                        reader.address("tokenUrl"), reader.required("username"), secret, reader.text("scope"), false);
            case "bearer" -> header(reader, "Authorization", "Bearer ", secret);
            default -> header(reader, header, "", secret);
        };
    }

    private static Credentials header(SettingReader reader, String name, String before, String secret) {
        if (!secret.isEmpty() && !VISIBLE.matcher(secret).matches()) {
            reader.report(RestRule.SETTING_HEADER, "secret");
        }
        return new Credentials.Header(name, before + secret);
    }
}
