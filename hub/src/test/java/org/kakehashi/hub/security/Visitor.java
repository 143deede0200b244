package org.kakehashi.hub.security;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;

/** Somebody who asks for any address: a browser for the pages, credentials for what programs call; or neither. */
final class Visitor {
    private final HubHttp http;
    private final @Nullable HubBrowser browser;
    private final @Nullable TestTenant client;

    /**
     * A visitor.
     *
     * @param browser null: asks for nothing that is for people
     * @param client whose API client it is; null: asks programs' addresses without credentials
     */
    Visitor(HubHttp http, @Nullable HubBrowser browser, @Nullable TestTenant client) {
        this.http = http;
        this.browser = browser;
        this.client = client;
    }

    /** Whether the address is of a kind that it asks for. */
    boolean asks(Address address) {
        return address.isForPrograms() ? browser == null || client != null : browser != null;
    }

    /** Asks for it with these values. */
    HttpResponse<String> ask(Address address, Map<Slot, String> values) {
        if (!address.isForPrograms() && browser != null) {
            return address.reads()
                    ? browser.get(address.target(values))
                    : browser.post(address.target(values), address.form(values));
        }
        boolean token = address.path().equals("/oauth2/token");
        HttpRequest.Builder request =
                client == null ? http.request(address.target(values)) : http.request(client, address.target(values));
        return http.send(request.header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", token ? "application/x-www-form-urlencoded" : "application/json")
                .method(
                        address.method(),
                        address.reads()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        token ? address.form(values) : address.json(values))));
    }
}
