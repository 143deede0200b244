package org.kakehashi.connectors.onerosterrest;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/**
 * What an instance is set to.
 *
 * @param base where the collections are, without a slash at its end
 * @param basic whether the client says who it is by HTTP Basic, else in the form
 * @param scope the scopes asked for, parted by spaces
 * @param fullEvery after how long everything is read again
 */
record RestSettings(
        URI base,
        URI tokenUrl,
        String clientId,
        String clientSecret,
        boolean basic,
        String scope,
        boolean demographics,
        int pageSize,
        Vocabulary vocabulary,
        Duration fullEvery) {

    static final String SCOPE = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly";
    static final String DEMOGRAPHICS_SCOPE =
            "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly";

    static final List<Setting> ALL = List.of(
            Setting.required(
                    "baseUrl",
                    Kind.URL,
                    new Text("名簿の URL(…/ims/oneroster/rostering/v1p2)", "Base URL (…/ims/oneroster/rostering/v1p2)")),
            Setting.required("tokenUrl", Kind.URL, new Text("トークンの URL", "Token URL")),
            Setting.required("clientId", Kind.TEXT, new Text("クライアント ID", "Client id")),
            Setting.required("clientSecret", Kind.SECRET, new Text("クライアントシークレット", "Client secret")),
            Setting.choice(
                    "clientAuthentication",
                    new Text("クライアントの認証", "Client authentication"),
                    List.of("client_secret_basic", "client_secret_post")),
            Setting.optional(
                    "scope", Kind.TEXT, new Text("スコープ(空なら roster.readonly)", "Scopes (empty: roster.readonly)")),
            Setting.choice("demographics", new Text("属性(生年月日・性別)も読む", "Read demographics"), List.of("false", "true")),
            Setting.optional("pageSize", Kind.TEXT, new Text("1ページの件数(空なら 100)", "Items a page (empty: 100)")),
            Setting.choice("profile", new Text("規則", "Rules"), List.of("japan", "base")),
            Setting.optional(
                    "fullEveryDays",
                    Kind.TEXT,
                    new Text("全件を読み直す間隔(日。空なら 7、0 なら毎回)", "Days between full reads (empty: 7; 0: always)")));

    /** Reads settings; null where something is wrong with them, which is reported. */
    static @Nullable RestSettings of(Map<String, String> settings, Findings findings) {
        Reader reader = new Reader(settings, findings);
        boolean demographics =
                reader.choice("demographics", List.of("false", "true")).equals("true");
        String scope = reader.text("scope");
        RestSettings read = new RestSettings(
                reader.url("baseUrl"),
                reader.url("tokenUrl"),
                reader.required("clientId"),
                reader.required("clientSecret"),
                reader.choice("clientAuthentication", List.of("client_secret_basic", "client_secret_post"))
                        .equals("client_secret_basic"),
                !scope.isEmpty() ? scope : demographics ? SCOPE + " " + DEMOGRAPHICS_SCOPE : SCOPE,
                demographics,
                reader.number("pageSize", 100, 2, 5000),
                Vocabulary.valueOf(
                        reader.choice("profile", List.of("japan", "base")).toUpperCase(Locale.ROOT)),
                Duration.ofDays(reader.number("fullEveryDays", 7, 0, 366)));
        return reader.sound ? read : null;
    }

    /** What is read, and how, in short. */
    String fingerprint() {
        return Keys.of(base.toString(), clientId, scope, Boolean.toString(demographics), vocabulary.name());
    }

    private static final class Reader {
        private static final URI NONE = URI.create("https://invalid.invalid");
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

        URI url(String name) {
            String text = required(name);
            try {
                URI url = new URI(text.replaceAll("/+$", ""));
                if (url.getHost() != null
                        && (String.valueOf(url.getScheme()).equals("https") || isPlainOnThisMachine(url))
                        && url.getRawQuery() == null
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

        /** A secret goes over no network in plain text; on this machine, tests and demos may. */
        private static boolean isPlainOnThisMachine(URI url) {
            return String.valueOf(url.getScheme()).equals("http")
                    && List.of("localhost", "127.0.0.1").contains(url.getHost());
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
