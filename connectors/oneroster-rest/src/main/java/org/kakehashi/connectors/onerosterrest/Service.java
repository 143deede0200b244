package org.kakehashi.connectors.onerosterrest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's collections, page by page. */
final class Service {

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build();

    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?next\"?\\s*(;|,|$)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final List<Integer> FILTER_REFUSED = List.of(400, 422, 501);

    private final RestSettings settings;
    private final Sending sending;
    private final Tokens tokens;

    Service(RestSettings settings, Sending sending) {
        this.settings = settings;
        this.sending = sending;
        this.tokens = new Tokens(settings, sending);
    }

    /**
     * Asks for a page.
     *
     * @param changedAfter gives only what changed after that moment; null: everything
     * @return empty where the service can't filter so
     */
    Optional<Page> page(Collection collection, long offset, @Nullable Instant changedAfter)
            throws IOException, InterruptedException, Refused {
        String name = collection.oneRosterName();
        URI address = address(name, offset, changedAfter);
        Sending.Answer answer = get(address);
        if (answer.status() == 401) {
            tokens.forget();
            answer = get(address);
        }
        if (changedAfter != null && FILTER_REFUSED.contains(answer.status())) {
            return Optional.empty();
        }
        RestRule wrong =
                switch (answer.status()) {
                    case 200 -> null;
                    case 401 -> RestRule.UNAUTHORIZED;
                    case 403 -> RestRule.FORBIDDEN;
                    case 404 -> RestRule.NOT_THERE;
                    default -> RestRule.REFUSED;
                };
        if (wrong != null) {
            throw new Refused(wrong.brokenIn(name, answer.status()));
        }
        if (!answer.complete()) {
            throw new Refused(RestRule.PAGE_TOO_LARGE.brokenIn(name, Sending.MOST_MIB));
        }
        return Optional.of(page(name, answer));
    }

    private Sending.Answer get(URI address) throws IOException, InterruptedException, Refused {
        return sending.send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + tokens.bearer())
                .header("Accept", "application/json")
                .build());
    }

    private URI address(String name, long offset, @Nullable Instant changedAfter) {
        String filter = changedAfter == null
                ? ""
                : "&filter=" + URLEncoder.encode("dateLastModified>'" + changedAfter + "'", UTF_8);
        return URI.create("%s/%s?limit=%d&offset=%d&sort=sourcedId&orderBy=asc%s"
                .formatted(settings.base(), name, settings.pageSize(), offset, filter));
    }

    private static Page page(String name, Sending.Answer answer) throws Refused {
        JsonNode list;
        try {
            JsonNode json = JSON.readTree(answer.body());
            list = json.path(name);
            if (json.isMissingNode()) {
                throw new Refused(RestRule.NOT_JSON.brokenIn(name));
            }
        } catch (JacksonException e) {
            throw new Refused(RestRule.NOT_JSON.brokenIn(name));
        }
        if (!list.isArray()) {
            throw new Refused(RestRule.SHAPE.brokenIn(name, name));
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        HttpHeaders headers = answer.headers();
        List<String> links = headers.allValues("Link");
        return new Page(
                items,
                total(headers),
                !links.isEmpty(),
                links.stream().anyMatch(link -> NEXT.matcher(link).find()),
                date(headers));
    }

    private static OptionalLong total(HttpHeaders headers) {
        String total = headers.firstValue("X-Total-Count").orElse("").strip();
        return NUMBER.matcher(total).matches() ? OptionalLong.of(Long.parseLong(total)) : OptionalLong.empty();
    }

    private static Instant date(HttpHeaders headers) {
        try {
            return ZonedDateTime.parse(headers.firstValue("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return Instant.now();
        }
    }
}
