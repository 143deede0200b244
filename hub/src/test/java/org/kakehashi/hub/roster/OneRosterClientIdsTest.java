package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.GRADEBOOK;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;
import static org.kakehashi.hub.roster.RosterApi.encoded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Two clients can't join what they are told of persons by the ids or the order of enrolments and results. */
@HubTest
@Import(RosterApi.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRosterClientIdsTest {
    private static final String ENROLLMENTS = ROSTERING + "/enrollments";
    private static final String RESULTS = GRADEBOOK + "/results";

    @Autowired
    RosterApi api;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private String one = "";
    private String other = "";

    @BeforeAll
    void roster() {
        tenant = api.tenant();
        one = api.token(tenant, RosterApi.EVERYTHING, RosterApi.SCOPES);
        other = api.token(tenant, RosterApi.LEAST, RosterApi.SCOPES);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENROLLMENTS, RESULTS})
    void idsAreTheClientsOwnAndStay(String list) {
        List<String> ids = api.ids(one, list);
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        assertThat(api.ids(one, list)).isEqualTo(ids);
        assertThat(api.ids(other, list)).hasSameSizeAs(ids).doesNotContainAnyElementsOf(ids);
        for (String id : ids) {
            assertThat(api.ids(one, list + "?filter=" + encoded("sourcedId='" + id + "'")))
                    .containsExactly(id);
            assertThat(api.ids(one, list + "?filter=" + encoded("sourcedId!='" + id + "'")))
                    .hasSize(ids.size() - 1)
                    .doesNotContain(id);
            assertThat(api.ids(other, list + "?filter=" + encoded("sourcedId='" + id + "'")))
                    .isEmpty();
            assertThat(api.ask(other, list + "/" + id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theHubsOwnIdsAreToldToNobody() {
        String bodies = api.ask(one, ENROLLMENTS).body() + api.ask(one, RESULTS).body();
        assertThat(ownIds())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(bodies).doesNotContain(id, id.replace("-", "")))
                .allSatisfy(
                        id -> assertThat(api.ask(one, ENROLLMENTS + "/" + id).statusCode())
                                .isEqualTo(404))
                .allSatisfy(id -> assertThat(api.ask(one, RESULTS + "/" + id).statusCode())
                        .isEqualTo(404));
    }

    private List<String> ownIds() {
        return api.texts(
                "select enrollment_id::text from enrollment where tenant_id = ? union all select result_id::text from lti_result"
                        + " where tenant_id = ?",
                tenant.id(),
                tenant.id());
    }

    @Test
    void withinAClassTheOrderIsTheClientsOwn() {
        for (String token : List.of(one, other)) {
            Map<String, List<String>> byClass = new LinkedHashMap<>();
            List<String> classes = new ArrayList<>();
            api.get(token, ENROLLMENTS).path("enrollments").forEach(each -> {
                String of = each.at("/class/sourcedId").asString();
                classes.add(of);
                byClass.computeIfAbsent(of, key -> new ArrayList<>())
                        .add(each.path("sourcedId").asString());
            });
            assertThat(byClass.values())
                    .allSatisfy(ids -> assertThat(ids).isSorted())
                    .anyMatch(ids -> ids.size() > 1);
            assertThat(classes)
                    .as("class by class")
                    .isEqualTo(byClass.entrySet().stream()
                            .flatMap(entry -> entry.getValue().stream().map(id -> entry.getKey()))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?sort=sourcedId&", "?sort=beginDate&orderBy=desc&"})
    void pagesAreOfOneOrder(String query) {
        List<String> all = api.ids(one, ENROLLMENTS + query);
        List<String> walked = new ArrayList<>();
        for (int offset = 0; offset < all.size(); offset += 2) {
            walked.addAll(api.ids(one, ENROLLMENTS + query + "limit=2&offset=" + offset));
        }
        assertThat(walked).isEqualTo(all);
    }

    @Test
    void sortedAndComparedAsTheyAreTold() {
        List<String> ids = api.ids(one, ENROLLMENTS + "?sort=sourcedId");
        assertThat(ids).isSorted().hasSizeGreaterThan(3);
        assertThat(api.ids(one, ENROLLMENTS + "?sort=sourcedId&orderBy=desc"))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .hasSameSizeAs(ids);
        String middle = ids.get(2);
        Map.of(">", 3, ">=", 2, "<", 0, "<=", 0).forEach((op, from) -> {
            int to = op.equals("<") ? 2 : op.equals("<=") ? 3 : ids.size();
            assertThat(api.ids(
                            one,
                            ENROLLMENTS + "?sort=sourcedId&filter=" + encoded("sourcedId" + op + "'" + middle + "'")))
                    .as(op)
                    .isEqualTo(ids.subList(from, to));
        });
        assertThat(api.ids(one, ENROLLMENTS + "?filter=" + encoded("sourcedId>=''")))
                .hasSameSizeAs(ids);
        assertThat(api.ask(one, ENROLLMENTS + "?filter=" + encoded("sourcedId~'a'"))
                        .statusCode())
                .isEqualTo(400);
    }
}
