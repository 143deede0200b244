package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Many writers of one document at once lose no update (xAPI 1.0.3 part 3, 3.1). */
@HubTest
class ConcurrentDocumentsTest {
    private static final String KINDS = "org.kakehashi.hub.lrs.DocumentPlace#kinds";
    private static final int WRITERS = 16;
    private static final int CHANGES = 12;

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    Xapi xapi;

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void everyMergeIsInTheDocument(String kind) throws Exception {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        List<Integer> answers = together(writer -> {
            List<Integer> statuses = new ArrayList<>();
            for (int change = 0; change < CHANGES; change++) {
                statuses.add(place.post("{\"w" + writer + "-" + change + "\":" + change + ",\"last\":" + writer + "}")
                        .statusCode());
            }
            return statuses;
        });
        assertThat(answers).hasSize(WRITERS * CHANGES).containsOnly(204);
        JsonNode document = Xapi.JSON.readTree(place.get().body());
        assertThat(document).hasSize(WRITERS * CHANGES + 1);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void ofManyWhoReplaceTheSameVersionOneSucceeds(String kind) throws Exception {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        place.put("{}");
        String etag = place.etag();
        assertThat(together(writer -> List.of(
                        place.put("{\"by\":" + writer + "}", "If-Match", etag).statusCode())))
                .containsOnly(204, 412)
                .containsOnlyOnce(204);
        DocumentPlace fresh = place.id("fresh");
        assertThat(together(writer -> List.of(fresh.put("{\"by\":" + writer + "}", "If-None-Match", "*")
                        .statusCode())))
                .containsOnly(204, 412)
                .containsOnlyOnce(204);
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void whoReadsChangesAndWritesWithIfMatchLosesNothing(String kind) throws Exception {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        place.put("{\"count\":0}");
        together(writer -> {
            List<Integer> statuses = new ArrayList<>();
            while (Collections.frequency(statuses, 204) < 3) {
                var seen = place.get();
                int count = Xapi.JSON.readTree(seen.body()).get("count").intValue();
                statuses.add(place.put(
                                "{\"count\":" + (count + 1) + "}",
                                "If-Match",
                                seen.headers().firstValue("ETag").orElseThrow())
                        .statusCode());
            }
            return statuses;
        });
        assertThat(place.get().body()).isEqualTo("{\"count\":" + WRITERS * 3 + "}");
    }

    @ParameterizedTest
    @MethodSource(KINDS)
    void firstWritesAndDeletesAmongMergesNeverFail(String kind) throws Exception {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        assertThat(together(writer -> {
                    List<Integer> statuses = new ArrayList<>();
                    for (int change = 0; change < CHANGES; change++) {
                        statuses.add((writer % 4 == 0 ? place.delete() : place.post("{\"w" + writer + "\":1}"))
                                .statusCode());
                    }
                    return statuses;
                }))
                .containsOnly(204);
    }

    private interface Writer {
        List<Integer> write(int number) throws Exception;
    }

    private static List<Integer> together(Writer writer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Integer>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writers.add(() -> {
                    start.await();
                    return writer.write(number);
                });
            }
            for (Future<List<Integer>> done : threads.invokeAll(writers)) {
                answers.addAll(done.get());
            }
        }
        return answers;
    }
}
