package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService.Asked;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import tools.jackson.databind.JsonNode;

/** A roster from a OneRoster REST service: whole, in steps that survive a break, and then by its changes. */
class OneRosterRestImportTest extends InstanceStage {

    private static final int TRIES = 4;

    private final RosterService roster = new RosterService(RosterContent.school(400));

    @AfterEach
    void stopTheRoster() {
        roster.close();
    }

    private UUID school() {
        Map<String, String> settings = roster.settings();
        settings.putAll(Map.of("pageSize", "10", "fullEveryDays", "366"));
        return changes.create(
                tenant.id(), new InstanceDraft("名簿", "oneroster-rest", "city", null, null, null, settings), "test");
    }

    private long rows(String table) {
        return imports.count("select count(*) from " + table + " where tenant_id = ? and active", tenant.id());
    }

    /** The first of so many requests for a page fail, as many as one attempt makes. */
    private void breakAt(String collection, int offset, Runnable atLast) {
        AtomicInteger failures = new AtomicInteger(TRIES);
        roster.answer((request, page) -> {
            if (!request.collection().equals(collection)
                    || request.offset() != offset
                    || failures.getAndDecrement() <= 0) {
                return page;
            }
            if (failures.get() == 0) {
                atLast.run();
            }
            return page.withStatus(500);
        });
    }

    private long asked(String collection, int offset) {
        return roster.asked().stream()
                .filter(asked -> asked.collection().equals(collection) && asked.offset() == offset)
                .count();
    }

    @Test
    void aRunThatBrokeOffAsksOnlyForThePagesFromThereOn() {
        breakAt("users", 37 * 9, () -> {});

        JsonNode run = ran(school());

        assertStatus(run, "APPLIED");
        assertThat(run.get("counts").get("read").asLong()).isEqualTo(4 + 3 * 401 + 1);
        assertThat(asked("users", 37 * 9)).isEqualTo(TRIES + 1);
        assertThat(roster.asked().stream()
                        .filter(one ->
                                one.offset() != 37 * 9 || !one.collection().equals("users")))
                .extracting(Asked::collection, Asked::offset)
                .doesNotHaveDuplicates();
        assertThat(List.of(rows("roster_user"), rows("user_role"), rows("enrollment"), rows("user_profile")))
                .containsExactly(401L, 401L, 401L, 1L);
        imports.awaitNothingStaged(tenant);
    }

    @Test
    void stagingThatWasLostIsReadAgainFromTheBeginning() {
        breakAt("enrollments", 9, () -> imports.change("delete from stage_org where tenant_id = ?", tenant.id()));

        assertStatus(ran(school()), "APPLIED");

        assertThat(asked("orgs", 0)).isEqualTo(2);
        assertThat(rows("enrollment")).isEqualTo(401);
    }

    @Test
    void aRunThatIsGivenUpLeavesNothingStaged() {
        roster.answer((request, page) -> request.collection().equals("enrollments") ? page.withStatus(500) : page);

        assertStatus(finished(runs.now(tenant.id(), new InstanceRuns.Wanted(school(), true, "test"))), "FAILED");

        imports.awaitNothingStaged(tenant);
        assertThat(rows("org")).isZero();
    }

    @Test
    void theNextRunReadsChangesAndARoleThatIsGoneEnds() {
        UUID instance = school();
        assertStatus(ran(instance), "APPLIED");
        String later = "'2026-04-02T00:00:00.000Z'";
        roster.hold(RosterContent.school(400)
                .add("orgs", "org-2", "'name':'青空市立大空小学校','type':'school','identifier':'B113210000022'")
                .replace("orgs", 1, "'2026-04-01T00:00:00.000Z'", later)
                .replace("users", 0, "'2026-04-01T00:00:00.000Z'", later)
                .replace("users", 0, "org-1", "org-2")
                .replace("enrollments", 9, "'2026-04-01T00:00:00.000Z'", later)
                .replace("enrollments", 9, "'active'", "'tobedeleted'"));
        roster.asked().clear();

        JsonNode run = ran(instance);

        assertStatus(run, "APPLIED");
        assertThat(roster.asked())
                .allSatisfy(asked -> assertThat(asked.filter()).startsWith("dateLastModified>'"));
        assertThat(rows("enrollment")).isEqualTo(400);
        assertThat(rows("roster_user")).isEqualTo(401);
        assertThat(imports.count(
                        "select count(*) from user_role where tenant_id = ? and user_sourced_id = 'teacher'",
                        tenant.id()))
                .isEqualTo(2);
        assertThat(imports.count(
                        "select count(*) from user_role where tenant_id = ? and user_sourced_id = 'teacher'"
                                + " and active and org_sourced_id = 'org-2'",
                        tenant.id()))
                .isEqualTo(1);
    }
}
