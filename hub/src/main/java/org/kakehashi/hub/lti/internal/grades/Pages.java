package org.kakehashi.hub.lti.internal.grades;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A page of a collection, by key. The next one's address stands in {@code Link: rel="next"} (RFC 8288) wherever there is one, and keeps
 * what was asked for.
 *
 * @param <T> what the collection is of
 */
final class Pages<T> {
    private static final int MOST = 200;

    private final MediaType type;
    private final int size;
    private final Function<T, String> key;
    private final Map<String, String> asked = new LinkedHashMap<>();

    /** @param key by which the collection is in order; the client sees it */
    Pages(MediaType type, int size, Function<T, String> key) {
        this.type = type;
        this.size = size;
        this.key = key;
    }

    /** How many go on a page: what was asked for, bounded. */
    static int size(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw Wire.invalid("limit must be at least 1.");
        }
        return limit == null ? MOST : Math.min(limit, MOST);
    }

    /** Keeps a filter for the next page; null: it wasn't asked for. */
    Pages<T> asked(String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
        return this;
    }

    /**
     * The answer.
     *
     * @param found those of the page, and one more where there are more
     * @param address of the collection
     * @param wired what is sent of those of the page
     */
    ResponseEntity<List<?>> answer(List<T> found, String address, Function<List<T>, List<?>> wired) {
        boolean more = found.size() > size;
        List<T> page = more ? found.subList(0, size) : found;
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(type);
        if (more) {
            UriComponentsBuilder next = UriComponentsBuilder.fromUriString(address);
            asked.keySet().forEach(name -> next.queryParam(name, "{" + name + "}"));
            next.queryParam("limit", size).queryParam("after", "{after}");
            Map<String, String> values = new LinkedHashMap<>(asked);
            values.put("after", key.apply(page.getLast()));
            String link = next.encode().buildAndExpand(values).toUriString();
            answer.header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\"");
        }
        return answer.body(wired.apply(page));
    }
}
