package org.kakehashi.connectors.xapi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;

/**
 * The other store, as the settings name it.
 *
 * @param statements its Statement Resource
 * @param version value of X-Experience-API-Version
 * @param credentials how the hub makes itself known there
 * @param attachments whether attachments' data travels
 */
record Remote(URI statements, String version, Credentials credentials, boolean attachments) {

    /** How the hub makes itself known. */
    sealed interface Credentials {
        /** Basic authentication (RFC 7617). */
        record Basic(String username, String password) implements Credentials {}

        /** Client credentials of OAuth 2 (RFC 6749, 4.4). */
        record OAuth(URI tokenUrl, String clientId, String clientSecret, String scope) implements Credentials {}
    }

    /** Reads the settings; empty, with findings, where something is missing or wrong. */
    static Optional<Remote> of(Map<String, String> settings, Findings findings) {
        Optional<URI> endpoint = address(text(settings, XapiSetting.ENDPOINT));
        if (endpoint.isEmpty()) {
            findings.report(wrong(XapiRule.ENDPOINT, settings, XapiSetting.ENDPOINT));
        }
        String version = text(settings, XapiSetting.VERSION);
        String spoken = version.isEmpty() ? XapiSetting.VERSIONS.getFirst() : version;
        if (!XapiSetting.VERSIONS.contains(spoken)) {
            findings.report(wrong(XapiRule.VERSION, settings, XapiSetting.VERSION));
            return Optional.empty();
        }
        Credentials credentials = credentials(settings);
        if (credentials == null) {
            findings.report(XapiRule.CREDENTIALS_NEEDED.brokenIn(Finding.SETTINGS));
        }
        if (endpoint.isEmpty() || credentials == null) {
            return Optional.empty();
        }
        boolean attachments = !text(settings, XapiSetting.ATTACHMENTS).equals(XapiSetting.WITHOUT);
        return Optional.of(new Remote(statements(endpoint.get()), spoken, credentials, attachments));
    }

    /** A whole number of a setting; {@code usual} where it is empty. Reported, and empty, where it is wrong. */
    static Optional<Integer> number(
            Map<String, String> settings, String name, int usual, int least, int most, Findings findings) {
        String text = text(settings, name);
        if (text.isEmpty()) {
            return Optional.of(usual);
        }
        int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            findings.report(
                    XapiRule.NUMBER.brokenIn(Finding.SETTINGS, least, most).at(name, text));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    static String text(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "").strip();
    }

    static Finding wrong(XapiRule rule, Map<String, String> settings, String name) {
        return rule.brokenIn(Finding.SETTINGS).at(name, text(settings, name));
    }

    private static @Nullable Credentials credentials(Map<String, String> settings) {
        String user = text(settings, XapiSetting.USERNAME);
        String password = settings.getOrDefault(XapiSetting.PASSWORD, "");
        String client = text(settings, XapiSetting.CLIENT_ID);
        String secret = settings.getOrDefault(XapiSetting.CLIENT_SECRET, "");
        Optional<URI> token = address(text(settings, XapiSetting.TOKEN_URL));
        boolean basic = !user.isEmpty() && !password.isEmpty();
        boolean oauth = !client.isEmpty() && !secret.isEmpty() && token.isPresent();
        if (basic == oauth) {
            return null;
        }
        return basic
                ? new Credentials.Basic(user, password)
                : new Credentials.OAuth(token.orElseThrow(), client, secret, text(settings, XapiSetting.SCOPE));
    }

    /** An address to which credentials may be sent: https, or this machine's own. */
    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            boolean local = "http".equals(uri.getScheme())
                    && List.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
            boolean fit = uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
            return fit && ("https".equals(uri.getScheme()) || local) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static URI statements(URI endpoint) {
        String base = endpoint.toString();
        return URI.create(base.endsWith("/") ? base + "statements" : base + "/statements");
    }
}
