package org.kakehashi.connectors.xapi;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Credentials;
import org.kakehashi.connectors.http.SafeAddress;
import org.kakehashi.connectors.http.SettingReader;

/**
 * The other store, as the settings name it.
 *
 * @param statements its Statement Resource
 * @param version value of X-Experience-API-Version
 * @param credentials how the hub makes itself known there
 * @param attachments whether attachments' data travels
 */
record Remote(URI statements, String version, Credentials credentials, boolean attachments) {

    /** Reads the settings; null, with findings, where something is missing or wrong. */
    static @Nullable Remote of(SettingReader settings) {
        Optional<URI> endpoint = SafeAddress.of(settings.text(XapiSetting.ENDPOINT));
        if (endpoint.isEmpty()) {
            settings.report(XapiRule.ENDPOINT, XapiSetting.ENDPOINT);
        }
        String version = settings.choice(XapiSetting.VERSION, XapiSetting.VERSIONS);
        Credentials credentials = credentials(settings);
        boolean attachments = !settings.text(XapiSetting.ATTACHMENTS).equals(XapiSetting.WITHOUT);
        return settings.isSound() && endpoint.isPresent()
                ? new Remote(statements(endpoint.get()), version, credentials, attachments)
                : null;
    }

    private static Credentials credentials(SettingReader settings) {
        String user = settings.text(XapiSetting.USERNAME);
        String password = settings.exact(XapiSetting.PASSWORD);
        String client = settings.text(XapiSetting.CLIENT_ID);
        String secret = settings.exact(XapiSetting.CLIENT_SECRET);
        Optional<URI> token = SafeAddress.of(settings.text(XapiSetting.TOKEN_URL));
        boolean basic = !user.isEmpty() && !password.isEmpty();
        boolean oauth = !client.isEmpty() && !secret.isEmpty() && token.isPresent();
        if (basic == oauth) {
            settings.report(XapiRule.CREDENTIALS_NEEDED);
            return new Credentials.None();
        }
        return basic
                ? new Credentials.Basic(user, password)
                : new Credentials.Client(token.orElseThrow(), client, secret, settings.text(XapiSetting.SCOPE), false);
    }

    private static URI statements(URI endpoint) {
        String base = endpoint.toString();
        return URI.create(base.endsWith("/") ? base + "statements" : base + "/statements");
    }
}
