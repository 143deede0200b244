package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubTest;
import tools.jackson.databind.JsonNode;

/** An erasure takes a person out of every module. */
@HubTest
class PersonErasureTest extends ErasureStage {
    /** Tables whose rows about a person are erased. */
    private static final Set<String> ERASED = Set.of(
            "account",
            "attendance",
            "fact",
            "fact_day",
            "fact_statement",
            "identity_link",
            "launch",
            "lti_result",
            "mood",
            "nurse_visit",
            "school_record",
            "opt_out",
            "pairwise_subject",
            "person",
            "person_alias",
            "roster_user",
            "stage_record",
            "stage_enrolled",
            "identity_decision",
            "decided_record");

    /** Tables that keep the opaque id, which names nobody once the roster has forgotten it, and why. */
    private static final Map<String, String> KEPT = Map.of(
            "audit_event", "who saw what must stay provable",
            "break_glass", "who opened whose records must stay provable; its reason is blanked",
            "erasure", "the certificate of the erasure itself",
            "record_change", "tells those who follow the records which days of an id changed; holds no content");

    @Test
    void everyTableThatHoldsAPersonIsErasedOrSaysWhyNot() {
        List<String> holding = owner.jdbc().sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                        """).query(String.class).list();
        assertThat(holding).allMatch(table -> ERASED.contains(table) || KEPT.containsKey(table));
    }

    @Test
    void noTableNamesThePersonAnyMore() {
        everythingAboutTaro();
        HubBrowser taros = new HubBrowser(http);
        taros.signIn(tenant.slug(), "taro-login", PASSWORD);
        assertThat(taros.get("/study").statusCode()).isEqualTo(200);
        assertThat(rowsOfAnyTable("太郎")).isNotEmpty();

        JsonNode done = erase("{\"personId\":\"" + taro + "\"}");

        assertThat(rowsOfAnyTable("太郎")).isEmpty();
        assertThat(rowsOfAnyTable("taro-login")).isEmpty();
        assertThat(rowsOfAnyTable("ひみつの一言")).isEmpty();
        assertThat(rowsOfAnyTable(taro.toString()))
                .allMatch(row -> KEPT.keySet().stream().anyMatch(kept -> row.startsWith(kept + " ")));
        assertThat(taros.get("/study").statusCode()).as("the session has ended").isEqualTo(302);
        Map.of("RECORDS", 6, "ROSTER", 5, "ACCOUNTS", 1, "OPT_OUTS", 1, "FINDINGS", 1, "LAUNCHES", 1, "RESULTS", 1)
                .forEach((kind, rows) -> {
                    assertThat(done.at("/counted/" + kind).asInt()).as(kind).isEqualTo(rows);
                    assertThat(done.at("/erased/" + kind).asInt()).as(kind).isEqualTo(rows);
                });
    }

    @Test
    void othersKeepTheirs() {
        everythingAboutTaro();
        school.pupil("5年1組", hana, 2);
        school.attendance(hana, LocalDate.of(2026, 5, 1), "PRESENT");
        sql(
                "insert into quarantined_record (tenant_id, kind, source, source_key, import_id, file, line, scheme, person_key, "
                        + "roster_source, reason, date, payload, digest, since) select tenant_id, kind, source, 'of hana', import_id, "
                        + "file, line, scheme, '" + hana + "', roster_source, reason, date, payload, digest, since "
                        + "from quarantined_record where tenant_id = :t");

        erase("{\"personId\":\"" + taro + "\"}");

        for (String table :
                List.of("person", "roster_user", "identity_link", "enrollment", "attendance", "quarantined_record")) {
            assertThat(rowsOfAnyTable(hana.toString())).as(table).anyMatch(row -> row.startsWith(table + " "));
        }
        assertThat(rowsOfAnyTable("鈴木 花")).isNotEmpty();
    }

    private List<String> rowsOfAnyTable(String text) {
        return rowsThatHold(text, Set.of());
    }
}
