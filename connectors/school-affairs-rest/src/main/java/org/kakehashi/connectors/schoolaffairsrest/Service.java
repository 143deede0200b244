package org.kakehashi.connectors.schoolaffairsrest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Answer;
import org.kakehashi.connectors.http.Refused;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.http.SafeAddress;
import org.kakehashi.connectors.http.SignedRequests;
import tools.jackson.databind.JsonNode;

/** The service's pages. */
final class Service {

    /** Most MiB of a page: it is read into memory. */
    static final int MOST_MIB = 8;

    private final RestMapping mapping;
    private final SignedRequests requests;

    Service(RestSettings settings, Requests requests) {
        this.mapping = settings.mapping();
        this.requests = new SignedRequests(requests, settings.credentials());
    }

    /** @param next null: it was the last */
    record Page(JsonNode items, @Nullable URI next) {}

    /**
     * Asks for a page.
     *
     * @param name for messages
     * @param first the address of the first page, to which a parameter is added for the others
     */
    Page page(String name, URI first, URI address) throws IOException, InterruptedException, Refused {
        Answer answer = requests.patiently(
                HttpRequest.newBuilder(address).header("Accept", "application/json"), MOST_MIB << 20);
        if (!answer.ok()) {
            RestRule rule = answer.refusesCredentials() ? RestRule.NOT_ALLOWED : RestRule.REFUSED;
            throw new Refused(rule.brokenIn(name, answer.status()));
        }
        if (answer.cut()) {
            throw new Refused(RestRule.PAGE_SIZE.brokenIn(name, MOST_MIB));
        }
        JsonNode json = answer.json();
        if (json.isMissingNode()) {
            throw new Refused(RestRule.NOT_JSON.brokenIn(name));
        }
        JsonNode items = json.at(mapping.items());
        if (!items.isArray()) {
            throw new Refused(RestRule.ITEMS.brokenIn(name).at(mapping.items().toString(), null));
        }
        return new Page(items, next(name, first, address, json));
    }

    private @Nullable URI next(String name, URI first, URI address, JsonNode json) throws Refused {
        String text = mapping.next() == null ? "" : scalar(json.at(mapping.next()));
        if (text.isEmpty()) {
            return null;
        }
        if (mapping.parameter() != null) {
            return with(first, mapping.parameter(), text);
        }
        return SafeAddress.next(address, text)
                .orElseThrow(() ->
                        new Refused(RestRule.NEXT_ORIGIN.brokenIn(name).at(String.valueOf(mapping.next()), text)));
    }

    private static String scalar(JsonNode found) {
        return found.isString() || found.isNumber() ? found.asString().strip() : "";
    }

    private static URI with(URI first, String parameter, String value) {
        String joint = first.getRawQuery() == null ? "?" : "&";
        return URI.create(first + joint + URLEncoder.encode(parameter, UTF_8) + "=" + URLEncoder.encode(value, UTF_8));
    }
}
