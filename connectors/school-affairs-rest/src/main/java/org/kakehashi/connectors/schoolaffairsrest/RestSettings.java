package org.kakehashi.connectors.schoolaffairsrest;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/**
 * What an instance is set to.
 *
 * @param url of the first page; {@code {since}} in it stands for how far was read
 * @param first what stands for {@code {since}} before anything was read
 * @param authentication one of {@link #AUTHENTICATIONS}
 * @param secret password, token, key or client secret; empty for {@code none}
 * @param header the name of the header of an API key
 * @param overlap how far before the place that was reached a run begins
 */
record RestSettings(
        String url,
        String first,
        String authentication,
        String username,
        String secret,
        String header,
        URI tokenUrl,
        String scope,
        int maxPages,
        Overlap overlap,
        RestMapping mapping) {

    static final String SINCE = "{since}";
    static final List<String> AUTHENTICATIONS = List.of("none", "basic", "bearer", "header", "oauth2");

    static final List<Setting> ALL = List.of(
            Setting.required(
                    "url",
                    Kind.URL,
                    new Text("API の URL({since} は前回までに読んだところ)", "Address of the API ({since}: how far it was read)")),
            Setting.optional("first", Kind.TEXT, new Text("初回の {since} の値", "Value of {since} at first")),
            Setting.choice("authentication", new Text("認証", "Authentication"), AUTHENTICATIONS),
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
        Reader reader = new Reader(settings, findings);
        String url = reader.required("url");
        URI page = reader.address("url", url.replace(SINCE, "x"));
        if (!Objects.equals(
                page.getHost(), reader.address("url", url.replace(SINCE, "y")).getHost())) {
            // What a service says of how far it was read doesn't choose where secrets go.
            reader.report(RestRule.SETTING_URL, "url");
        }
        String authentication = reader.choice("authentication", AUTHENTICATIONS);
        boolean oauth = authentication.equals("oauth2");
        String secret = authentication.equals("none") ? "" : reader.required("secret");
        reader.visible("secret", secret, authentication.equals("bearer") || authentication.equals("header"));
        String header = reader.text("header").isEmpty() ? "X-API-Key" : reader.text("header");
        reader.visible("header", header, true);
        String json = reader.required("mapping");
        RestMapping mapping = json.isEmpty() ? null : RestMapping.read(json, findings);
        RestSettings read = mapping == null
                ? null
                : new RestSettings(
                        url,
                        reader.text("first"),
                        authentication,
                        oauth || authentication.equals("basic") ? reader.required("username") : "",
                        secret,
                        header,
                        oauth ? reader.address("tokenUrl", reader.required("tokenUrl")) : Reader.NONE,
                        reader.text("scope"),
                        reader.number("maxPages", 1000, 1, 100_000),
                        new Overlap(
                                reader.number("overlapDays", 14, 0, 3660),
                                reader.number("overlapSeconds", 60, 0, 86_400)),
                        mapping);
        return reader.sound ? read : null;
    }

    /** The first page of what changed since. */
    URI firstPage(String since) {
        String value = since.isEmpty() ? first : overlap.before(since, mapping.cursor() == null);
        return URI.create(url.replace(SINCE, URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }

    private static final class Reader {
        static final URI NONE = URI.create("https://invalid.invalid");
        private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");
        private final Map<String, String> settings;
        private final Findings findings;
        private boolean sound = true;

        Reader(Map<String, String> settings, Findings findings) {
            this.settings = settings;
            this.findings = findings;
        }

        String text(String name) {
            return settings.getOrDefault(name, "").strip();
        }

        String required(String name) {
            String text = text(name);
            if (text.isEmpty()) {
                report(RestRule.SETTING_NEEDED, name);
            }
            return text;
        }

        URI address(String name, String text) {
            try {
                URI url = new URI(text);
                if (url.getHost() != null
                        && ("https".equals(url.getScheme()) || isPlainOnThisMachine(url))
                        && url.getRawFragment() == null
                        && url.getRawUserInfo() == null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                // Reported below.
            }
            if (!text.isEmpty()) {
                report(RestRule.SETTING_URL, name);
            }
            return NONE;
        }

        /** Records and secrets go over no network in plain text; on this machine, tests and demos may. */
        private static boolean isPlainOnThisMachine(URI url) {
            return "http".equals(url.getScheme())
                    && List.of("localhost", "127.0.0.1").contains(url.getHost());
        }

        void visible(String name, String text, boolean inHeader) {
            Pattern form = name.equals("header") ? NAME : VISIBLE;
            if (inHeader && !text.isEmpty() && !form.matcher(text).matches()) {
                report(RestRule.SETTING_HEADER, name);
            }
        }

        String choice(String name, List<String> choices) {
            String text = text(name);
            if (text.isEmpty() || choices.contains(text)) {
                return text.isEmpty() ? choices.getFirst() : text;
            }
            report(RestRule.SETTING_CHOICE, name, String.join(", ", choices));
            return choices.getFirst();
        }

        int number(String name, int otherwise, int least, int most) {
            String text = text(name);
            if (text.isEmpty()) {
                return otherwise;
            }
            if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            report(RestRule.SETTING_NUMBER, name, least, most);
            return otherwise;
        }

        private void report(RestRule rule, String name, Object... details) {
            sound = false;
            findings.report(rule.brokenIn(Finding.SETTINGS, details).at(name, null));
        }
    }
}
