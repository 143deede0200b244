package org.kakehashi.connectors.onerosterrest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Answer;
import org.kakehashi.connectors.http.Refused;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.http.SignedRequests;
import tools.jackson.databind.JsonNode;

/** The service's collections, page by page. */
final class Service {

    /** Most of a page: it is read into memory. */
    private static final int MOST_MIB = 16;

    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?next\"?\\s*(;|,|$)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final List<Integer> FILTER_REFUSED = List.of(400, 422, 501);

    private final RestSettings settings;
    private final SignedRequests requests;

    Service(RestSettings settings, Requests requests) {
        this.settings = settings;
        this.requests = new SignedRequests(requests, settings.credentials());
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
        Answer answer = requests.patiently(
                HttpRequest.newBuilder(address(name, offset, changedAfter)).header("Accept", "application/json"),
                MOST_MIB << 20);
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
        if (answer.cut()) {
            throw new Refused(RestRule.PAGE_TOO_LARGE.brokenIn(name, MOST_MIB));
        }
        return Optional.of(page(name, answer));
    }

    private URI address(String name, long offset, @Nullable Instant changedAfter) {
        String filter = changedAfter == null
                ? ""
                : "&filter=" + URLEncoder.encode("dateLastModified>'" + changedAfter + "'", UTF_8);
        return URI.create("%s/%s?limit=%d&offset=%d&sort=sourcedId&orderBy=asc%s"
                .formatted(settings.base(), name, settings.pageSize(), offset, filter));
    }

    private static Page page(String name, Answer answer) throws Refused {
        JsonNode json = answer.json();
        if (json.isMissingNode()) {
            throw new Refused(RestRule.NOT_JSON.brokenIn(name));
        }
        JsonNode list = json.path(name);
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
                answer.date().orElseGet(Instant::now));
    }

    private static OptionalLong total(HttpHeaders headers) {
        String total = headers.firstValue("X-Total-Count").orElse("").strip();
        return NUMBER.matcher(total).matches() ? OptionalLong.of(Long.parseLong(total)) : OptionalLong.empty();
    }
}
