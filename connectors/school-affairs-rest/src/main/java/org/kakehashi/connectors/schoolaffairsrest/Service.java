package org.kakehashi.connectors.schoolaffairsrest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's pages. */
final class Service {

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build();

    private final RestMapping mapping;
    private final Sending sending;
    private final Credentials credentials;

    Service(RestSettings settings, Sending sending) {
        this.mapping = settings.mapping();
        this.sending = sending;
        this.credentials = new Credentials(settings, sending);
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
        Sending.Answer answer = get(address);
        if (answer.status() == 401 && credentials.renew()) {
            answer = get(address);
        }
        if (answer.status() != 200) {
            boolean shut = answer.status() == 401 || answer.status() == 403;
            throw new Refused((shut ? RestRule.NOT_ALLOWED : RestRule.REFUSED).brokenIn(name, answer.status()));
        }
        if (!answer.complete()) {
            throw new Refused(RestRule.PAGE_SIZE.brokenIn(name, Sending.MOST_MIB));
        }
        JsonNode json = parsed(name, answer.body());
        JsonNode items = json.at(mapping.items());
        if (!items.isArray()) {
            throw new Refused(RestRule.ITEMS.brokenIn(name).at(mapping.items().toString(), null));
        }
        return new Page(items, next(name, first, address, json));
    }

    private Sending.Answer get(URI address) throws IOException, InterruptedException, Refused {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        credentials.sign(request);
        return sending.send(request.build());
    }

    private static JsonNode parsed(String name, byte[] body) throws Refused {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (JacksonException e) {
            // Reported below.
        }
        throw new Refused(RestRule.NOT_JSON.brokenIn(name));
    }

    private @Nullable URI next(String name, URI first, URI address, JsonNode json) throws Refused {
        JsonNode found = mapping.next() == null ? JSON.missingNode() : json.at(mapping.next());
        String text = found.isString() || found.isNumber() ? found.asString().strip() : "";
        if (text.isEmpty()) {
            return null;
        }
        URI next = mapping.parameter() == null ? resolved(address, text) : with(first, mapping.parameter(), text);
        if (next == null || !origin(next).equals(origin(first))) {
            throw new Refused(RestRule.NEXT_ORIGIN.brokenIn(name).at(String.valueOf(mapping.next()), text));
        }
        return next;
    }

    private static @Nullable URI resolved(URI address, String text) {
        try {
            return address.resolve(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static URI with(URI first, String parameter, String value) {
        String joint = first.getRawQuery() == null ? "?" : "&";
        return URI.create(first + joint + URLEncoder.encode(parameter, UTF_8) + "=" + URLEncoder.encode(value, UTF_8));
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(java.util.Locale.ROOT);
    }
}
