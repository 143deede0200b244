package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import tools.jackson.databind.JsonNode;

/** Lists of services, over HTTP: whatever the limit, following {@code rel="next"} gives what one page gives. */
class PagingTest extends GradesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void lineItemsComeOnceInOrderWhateverTheLimit(int count) {
        for (int i = 0; i < count; i++) {
            lineItem("列" + i);
        }
        isTheSameWhateverTheLimit(items(), count, Function.identity(), "id");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void resultsComeOnceInOrderWhateverTheLimit(int count) {
        String item = lineItem("小テスト");
        for (int i = 0; i < count; i++) {
            send(item, score(subject(school.pupil(tenant)), "8", "10", "2026-04-10T09:00:00Z"));
        }
        isTheSameWhateverTheLimit(item + "/results", count, Function.identity(), "userId");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void membersComeOnceInOrderWhateverTheLimit(int count) {
        token = token(tenant, clientId, EnumSet.of(Permission.LTI_MEMBERSHIP));
        for (int i = 1; i < count; i++) { // one is there already
            school.pupil(tenant);
        }
        isTheSameWhateverTheLimit(
                "/api/lti/contexts/" + classId + "/memberships", count, page -> page.path("members"), "user_id");
    }

    private void isTheSameWhateverTheLimit(String path, int count, Function<JsonNode, JsonNode> entries, String key) {
        List<String> whole = followed(path, count + 1, entries, key);
        assertThat(whole).hasSize(count).doesNotHaveDuplicates();
        for (int limit = 1; limit <= count + 1; limit++) {
            assertThat(followed(path + "?limit=" + limit, limit, entries, key))
                    .as("limit " + limit)
                    .isEqualTo(whole);
        }
    }

    /** All entries, page by page; none but the last page has fewer than the limit, and none is empty behind another. */
    private List<String> followed(String path, int limit, Function<JsonNode, JsonNode> entries, String key) {
        List<String> read = new ArrayList<>();
        String address = path;
        while (true) {
            var answer = get(address);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = entries.apply(json.readTree(answer.body()));
            page.forEach(entry -> read.add(entry.path(key).asString()));
            assertThat(page.size()).isLessThanOrEqualTo(limit);
            if (header(answer, "Link").isEmpty()) {
                assertThat(page.isEmpty()).isEqualTo(read.isEmpty());
                return read;
            }
            assertThat(page.size()).isEqualTo(limit);
            address = next(answer);
        }
    }
}
