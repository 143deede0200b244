package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;
import static org.kakehashi.hub.roster.RosterApi.encoded;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Paging, sorting, filtering and selecting. */
@HubTest
@Import(RosterApi.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRosterQueryTest {
    private static final Pattern NEXT = Pattern.compile("<[^>]*(/ims/[^>]*)>; rel=\"next\"");

    @Autowired
    RosterApi api;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private String bySource = "";
    private String pairwise = "";

    @BeforeAll
    void roster() {
        tenant = api.tenant();
        bySource = api.token(tenant, RosterApi.BY_SOURCE, RosterApi.SCOPES);
        pairwise = api.token(tenant, RosterApi.EVERYTHING, RosterApi.SCOPES);
    }

    @Test
    void pagesFollowEachOtherByTheirLinks() {
        for (String token : List.of(bySource, pairwise)) {
            List<String> all = api.ids(token, ROSTERING + "/users");
            List<String> walked = new ArrayList<>();
            String address = ROSTERING + "/users?limit=2&filter=" + encoded("status='active'");
            while (address != null) {
                HttpResponse<String> page = api.ask(token, address);
                assertThat(page.headers().firstValue("X-Total-Count")).hasValue(Integer.toString(all.size()));
                assertThat(page.headers().firstValue("Link").orElseThrow()).contains("rel=\"first\"", "rel=\"last\"");
                walked.addAll(api.ids(token, address));
                Matcher next = NEXT.matcher(page.headers().firstValue("Link").orElseThrow());
                address = next.find() ? next.group(1) : null;
            }
            assertThat(walked).containsExactlyElementsOf(all);
        }
        HttpResponse<String> behind = api.ask(bySource, ROSTERING + "/users?offset=1000&limit=5");
        assertThat(behind.headers().firstValue("X-Total-Count").map(Long::parseLong))
                .hasValueSatisfying(total -> assertThat(total).isBetween(1L, 999L));
        String beyond = behind.headers().firstValue("Link").orElseThrow();
        assertThat(beyond).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
        assertThat(api.ids(bySource, ROSTERING + "/users?offset=1000")).isEmpty();
    }

    @Test
    void aLimitBeyondTheMostIsTheMost() {
        assertThat(api.ask(bySource, ROSTERING + "/users?limit=5000")
                        .headers()
                        .firstValue("Link")
                        .orElseThrow())
                .contains("limit=1000&")
                .doesNotContain("limit=5000");
    }

    @Test
    void sortedByAnyField() {
        List<String> names = texts(bySource, "/users?sort=username&orderBy=desc", "username");
        assertThat(names).isSortedAccordingTo(Comparator.reverseOrder()).hasSizeGreaterThan(3);
        for (String token : List.of(bySource, pairwise)) {
            assertThat(api.ids(token, ROSTERING + "/users?sort=sourcedId")).isSorted();
            assertThat(api.ids(token, ROSTERING + "/demographics?sort=sourcedId&orderBy=desc"))
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
        assertThat(texts(bySource, "/enrollments?sort=beginDate", "beginDate")).isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/users | familyName='佐藤' | pupil-hanako",
                "/users | username~'E26030' AND familyName!='山田' | pupil-hanako",
                "/users | sourcedId='pupil-taro' OR sourcedId='pupil-hanako' | pupil-hanako,pupil-taro",
                "/users | sourcedId>='pupil-t' AND sourcedId<'pupil-u' | pupil-taro",
                "/users | agents.sourcedId='guardian-yamada' | pupil-taro",
                "/users | metadata.jp.homeClass='class-east-himawari' | pupil-ichiro",
                "/users | roles.role='student' AND roles.org.sourcedId='school-west' | pupil-lan,pupil-taro",
                "/users | grades='P5' | pupil-ichiro",
                "/users | grades~'P5,P6' | pupil-ichiro",
                "/users | username='it''s' | ",
                "/users | username='x'' OR ''1''=''1' | ",
                "/classes | metadata.jp.specialNeeds='true' | class-east-himawari",
                "/classes | terms.sourcedId='term-1' | class-east-3-1-math",
                "/classes | grades='P6,P5,P4' | class-east-himawari",
                "/enrollments | user.sourcedId='pupil-hanako' AND class.sourcedId='class-east-3-1' | enrollment-hanako",
                "/enrollments | endDate<='2026-08-31' | enrollment-taro-east",
                "/enrollments | metadata.jp.shussekiNo>'10' | enrollment-taro-west",
                "/orgs | type='district' | board",
                "/demographics | birthDate>'2017-10-01' | pupil-hanako",
            })
    void filters(String path, String filter, String expected) {
        assertThat(api.ids(bySource, ROSTERING + path + "?filter=" + encoded(filter)))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(",", -1)));
    }

    @Test
    void filtersByReferencesUnderPairwiseIdentifiers() {
        JsonNode taro = only(pairwise, "/users", "familyName='山田' AND roles.role='student'");
        String id = taro.path("sourcedId").asString();
        JsonNode enrollment = only(pairwise, "/enrollments", "user.sourcedId='" + id + "' AND beginDate='2026-09-01'");
        assertThat(enrollment.at("/user/sourcedId").asString()).isEqualTo(id);
        String guardian = taro.at("/agents/0/sourcedId").asString();
        assertThat(only(pairwise, "/users", "agents.sourcedId='" + guardian + "'"))
                .isEqualTo(taro);
        String home = taro.at("/metadata/jp.homeClass").asString();
        assertThat(api.ids(pairwise, ROSTERING + "/users?filter=" + encoded("metadata.jp.homeClass='" + home + "'")))
                .contains(id);
        assertThat(only(pairwise, "/classes", "sourcedId='" + home + "'")
                        .path("title")
                        .asString())
                .isEqualTo("3年1組");
        assertThat(api.ids(pairwise, ROSTERING + "/users?filter=" + encoded("sourcedId!='" + id + "'")))
                .doesNotContain(id)
                .hasSize(api.ids(pairwise, ROSTERING + "/users").size() - 1);
        assertThat(api.ids(pairwise, ROSTERING + "/users?filter=" + encoded("sourcedId>'" + id + "'")))
                .allMatch(other -> other.compareTo(id) > 0);
        assertThat(api.ids(pairwise, ROSTERING + "/users?filter=" + encoded("sourcedId='pupil-taro'")))
                .isEmpty();
    }

    @Test
    void onlyTheFieldsThatAreAskedFor() {
        JsonNode user = api.get(
                        bySource, ROSTERING + "/users/pupil-hanako?fields=sourcedId,roles&fields=primaryOrg.sourcedId")
                .path("user");
        assertThat(user.propertyNames()).containsExactlyInAnyOrder("sourcedId", "roles", "primaryOrg");
        assertThat(api.get(bySource, ROSTERING + "/users/pupil-hanako?fields=metadata.jp.homeClass,resources")
                        .path("user")
                        .propertyNames())
                .containsExactly("metadata");
    }

    @Test
    void whatHasChangedSinceATime() {
        String since = texts(bySource, "/users?sort=dateLastModified&orderBy=desc&limit=1", "dateLastModified")
                .getFirst();
        String changed = ROSTERING + "/users?filter=" + encoded("dateLastModified>'" + since + "'");
        assertThat(api.ids(bySource, changed)).isEmpty();
        api.change(
                "update user_role set updated_at = clock_timestamp() where tenant_id = ? and sourced_id = 'role-hanako'",
                tenant.id());
        assertThat(api.ids(bySource, changed)).as("a role is part of the user").containsExactly("pupil-hanako");
        assertThat(api.get(bySource, changed).at("/users/0/dateLastModified").asString())
                .isGreaterThan(since);
        api.change(
                "update roster_user set active = false, updated_at = clock_timestamp() where tenant_id = ? and sourced_id = 'pupil-ichiro'",
                tenant.id());
        JsonNode gone = api.get(bySource, changed + "%20AND%20" + encoded("status='tobedeleted'"));
        assertThat(gone.at("/users/0/sourcedId").asString()).isEqualTo("pupil-ichiro");
        api.change(
                "update roster_user set active = true where tenant_id = ? and sourced_id = 'pupil-ichiro'",
                tenant.id());
        assertThat(api.ids(bySource, ROSTERING + "/users?filter=" + encoded("dateLastModified>='" + since + "'")))
                .hasSizeGreaterThan(1);
    }

    private JsonNode only(String token, String path, String filter) {
        JsonNode body = api.get(token, ROSTERING + path + "?filter=" + encoded(filter));
        JsonNode list = body.valueStream().findFirst().orElseThrow();
        assertThat(list.size()).as(filter + " " + body).isEqualTo(1);
        return list.get(0);
    }

    private List<String> texts(String token, String path, String field) {
        return api.get(token, ROSTERING + path)
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(each -> each.has(field))
                .map(each -> each.path(field).asString())
                .toList();
    }
}
