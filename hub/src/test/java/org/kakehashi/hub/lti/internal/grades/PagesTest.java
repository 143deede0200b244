package org.kakehashi.hub.lti.internal.grades;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Paging by key and Link header, for any collection, limit and filter. */
class PagesTest {
    private static final String ADDRESS = "https://hub.example/items";

    @Property(tries = 500)
    void followingNextGivesEveryEntryOnceInOrderAndKeepsTheFilter(
            @ForAll @Size(max = 40) Set<@IntRange(max = 1000) Integer> any,
            @ForAll @IntRange(min = 1, max = 45) int limit,
            @ForAll @StringLength(max = 20) String tag) {
        SortedSet<Integer> all = new TreeSet<>(any);
        List<Integer> read = new ArrayList<>();
        SortedSet<Integer> behind = all;
        int pages = 0;
        while (true) {
            ResponseEntity<List<?>> answer = page(behind, limit, tag);
            List<Integer> page = new ArrayList<>();
            Objects.requireNonNull(answer.getBody()).forEach(entry -> page.add((Integer) entry));
            read.addAll(page);
            pages++;
            String link = answer.getHeaders().getFirst(HttpHeaders.LINK);
            if (link == null) {
                break;
            }
            assertThat(page).hasSize(limit);
            assertThat(link).matches("(?s)<[!-~]+>; rel=\"next\"");
            var query = UriComponentsBuilder.fromUriString(link.substring(1, link.indexOf('>')))
                    .build()
                    .getQueryParams();
            assertThat(UriUtils.decode(String.valueOf(query.getFirst("tag")), "UTF-8"))
                    .isEqualTo(tag);
            assertThat(query.getFirst("limit")).isEqualTo(String.valueOf(limit));
            int last = Integer.parseInt(String.valueOf(query.getFirst("after")));
            assertThat(last).isEqualTo(page.getLast());
            behind = all.tailSet(last + 1);
        }
        assertThat(read).containsExactlyElementsOf(all);
        assertThat(pages).isEqualTo(Math.max(1, (all.size() + limit - 1) / limit));
    }

    private static ResponseEntity<List<?>> page(SortedSet<Integer> behind, int limit, String tag) {
        List<Integer> found = behind.stream().limit(limit + 1L).toList();
        return new Pages<Integer>(MediaType.APPLICATION_JSON, limit, String::valueOf)
                .asked("tag", tag)
                .answer(found, ADDRESS, page -> page);
    }
}
