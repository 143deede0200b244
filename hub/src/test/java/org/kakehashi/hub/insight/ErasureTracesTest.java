package org.kakehashi.hub.insight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;
import tools.jackson.databind.JsonNode;

/** What hangs on statements goes with them: attachments, the linter's examples, and the rows of every table that there is. */
@HubTest
class ErasureTracesTest extends ErasureStage {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How columns are named that say whose data a row is, or which statement's. What an import stages (stage_…) goes with its run. */
    private static final String TELLING =
            "agent|actor|person|subject|target|body|face|statement_id|^seqs?$|_seq$|reference";

    /** Tables that erasing leaves no row in, once everybody is erased. */
    private static final Set<String> ERASED = Set.of(
            "statement",
            "statement_key",
            "statement_agent",
            "statement_activity",
            "statement_reference",
            "reference_link",
            "reference_waiting",
            "statement_attachment",
            "attachment",
            "attachment_content",
            "document",
            "lint_example",
            "dead_letter",
            "fact_statement",
            "fact",
            "fact_day",
            "fact_unresolved");

    /** Columns that erasing leaves alone, by the reason why. */
    private static final Map<String, Set<String>> KEPT = Map.of(
            "the audit and the erasure itself keep the opaque id",
            Set.of(
                    "break_glass.person_id",
                    "audit_event.person_id",
                    "audit_event.actor",
                    "audit_event.seq",
                    "erasure.person_id"),
            "the roster and accounts are released at the end: see PersonErasureTest",
            Set.of(
                    "person.person_id",
                    "roster_user.person_id",
                    "roster_user.agent_sourced_ids",
                    "identity_link.person_id",
                    "account.person_id",
                    "account.subject"),
            "records are erased by their module: see PersonErasureTest",
            Set.of(
                    "attendance.person_id",
                    "mood.person_id",
                    "nurse_visit.person_id",
                    "school_record.person_id",
                    "quarantined_record.person_key",
                    "identity_decision.person_id",
                    "identity_decision.person_key",
                    "decided_record.person_id",
                    "decided_record.person_key",
                    "record_change.person_id"),
            "subjects are released at the end: see PersonErasureTest",
            Set.of("pairwise_subject.person_id", "pairwise_subject.subject", "person_alias.person_id"),
            "launches and their tokens go with the person: see PersonErasureTest",
            Set.of(
                    "launch.person_id",
                    "launch.for_person_id",
                    "launch.subject",
                    "launch.document_target",
                    "credential.actor_home_page",
                    "credential.actor_name"),
            "places in the log, of nobody",
            Set.of(
                    "seq_head.next_seq",
                    "log_batch.first_seq",
                    "log_batch.last_seq",
                    "import_finding.seq",
                    "audit_seal.seq",
                    "audit_unsealed.seq"),
            "addresses and school subjects, of nobody",
            Set.of(
                    "tool.target_link_uri",
                    "tool.subject_type",
                    "launch_fault.reference",
                    "resource_link.target_link_uri",
                    "identity_provider.person_key",
                    "resource_link.document_target",
                    "course.subjects",
                    "course.subject_codes",
                    "school_class.subjects",
                    "school_class.subject_codes"),
            "opt-outs and results of tools go with the person: see PersonErasureTest",
            Set.of("opt_out.person_id", "lti_result.person_id"),
            "of API clients; a person's goes with the person's agents",
            Set.of("authority.body", "authority.agents"),
            "the opaque id of what stays voided though the voiding statement is erased",
            Set.of("fact_voided.statement_id"));

    @Test
    void everyTableThatTellsOfPersonsOrStatementsIsErasedOrKeptForAReason() {
        Set<String> telling = new TreeSet<>(owner.jdbc()
                .sql("""
                        select c.table_name || '.' || c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        join information_schema.columns tenant using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and tenant.column_name = 'tenant_id'
                            and c.column_name ~ :telling and c.table_name !~ '^stage_'
                            and not (select p.relispartition from pg_class p
                                where p.oid = to_regclass('public.' || quote_ident(c.table_name)))
                        """)
                .param("telling", TELLING)
                .query(String.class)
                .list());
        Set<String> kept = KEPT.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(telling).as("no reason is given for what is not there").containsAll(kept);
        telling.removeAll(kept);
        assertThat(telling).allSatisfy(column -> assertThat(ERASED).contains(column.substring(0, column.indexOf('.'))));
    }

    @Test
    void whenEverybodyIsErasedNoSuchTableHoldsARow() {
        String first = store(statement(agent(taro), ",\"context\":{\"instructor\":" + agent(hana) + "}"));
        store(about(agent(hana), reference(first)));
        store(about(agent(hana), reference(UUID.randomUUID().toString())));
        store(statement("{\"account\":{\"homePage\":\"https://elsewhere.example\",\"name\":\"nobody\"}}", ""));
        store(statements.answered(taro, Instant.now(), "a1", 1, true));
        withAttachment(hana, "a drawing");
        putState(taro, "bookmark");
        awaitFacts(taro, 2);
        aStatementIsADeadLetter(first);
        for (String table : ERASED) {
            Awaitility.await().atMost(PATIENCE).alias(table).until(() -> rows(table) > 0);
        }

        erase("{\"personId\":\"" + taro + "\"}");
        erase("{\"personId\":\"" + hana + "\"}");
        erase("{\"storedUntil\":\"" + Instant.now() + "\"}");

        assertThat(ERASED).allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
        assertThat(rows("erased_number")).isZero();
    }

    private void aStatementIsADeadLetter(String id) {
        sql(
                "insert into connector_instance (tenant_id, instance_id, name, connector, source, settings, purpose, paused, created_by, "
                        + "created_at) values (:t, gen_random_uuid(), 'x', 'xapi-forward', 'x', '{}', 'school-affairs', true, 'x', now())");
        sql(
                "insert into dead_letter (tenant_id, instance_id, statement_id, status, message) select tenant_id, instance_id, '"
                        + id + "', 400, '山田 太郎' from connector_instance where tenant_id = :t");
    }

    @Test
    void anAttachmentGoesUnlessAnotherStatementUsesIt() {
        String alone = withAttachment(taro, "mine alone");
        withAttachment(taro, "shared");
        String hanas = withAttachment(hana, "shared");
        JsonNode done = erase("{\"personId\":\"" + taro + "\"}");
        assertThat(done.at("/counted/ATTACHMENTS").asInt()).isEqualTo(1);
        assertThat(done.at("/erased/ATTACHMENTS").asInt()).isEqualTo(1);
        assertThat(kept("mine alone")).isFalse();
        assertThat(kept("shared")).isTrue();
        assertThat(get("/xapi/statements?attachments=true&statementId=" + alone).statusCode())
                .isEqualTo(404);
        assertThat(get("/xapi/statements?attachments=true&statementId=" + hanas).body())
                .contains("shared");
        erase("{\"personId\":\"" + hana + "\"}");
        assertThat(kept("shared")).isFalse();
    }

    @Test
    void theLintersExamplesGoAndItsCountsStay() {
        String taros = store(statement(agent(taro), ""));
        String hanas = store(statement(agent(hana), ""));
        Awaitility.await().atMost(PATIENCE).until(() -> examples().containsAll(List.of(taros, hanas)));
        erase("{\"personId\":\"" + taro + "\"}");
        assertThat(examples()).contains(hanas).doesNotContain(taros);
        assertThat(get("/api/v1/statements/findings").body())
                .contains("\"checked\":2")
                .doesNotContain(taros);
    }

    private Set<String> examples() {
        return Set.copyOf(owner.jdbc()
                .sql("select distinct statement_id::text from lint_example where tenant_id = :t")
                .param("t", tenant.id())
                .query(String.class)
                .list());
    }

    private long rows(String table) {
        return owner.jdbc()
                .sql("select count(*) from " + table + " where tenant_id = :t")
                .param("t", tenant.id())
                .query(Long.class)
                .single();
    }

    /** Whether these bytes are kept, as data or by their hash. */
    private boolean kept(String data) {
        long contents = owner.jdbc()
                .sql("select count(*) from attachment_content where tenant_id = :t and bytes = :data")
                .param("t", tenant.id())
                .param("data", data.getBytes(UTF_8))
                .query(Long.class)
                .single();
        long hashes = owner.jdbc()
                .sql("select count(*) from attachment where tenant_id = :t and sha2 = decode(:sha2, 'hex')")
                .param("t", tenant.id())
                .param("sha2", sha2(data))
                .query(Long.class)
                .single();
        assertThat(contents).isEqualTo(hashes);
        return hashes == 1;
    }

    private String withAttachment(UUID actor, String data) {
        String statement = statement(agent(actor), """
                ,"attachments":[{"usageType":"https://usage.example/work","display":{"ja":"作品"},"contentType":"text/plain",\
                "length":%d,"sha2":"%s"}]""".formatted(data.length(), sha2(data)));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Stream.of(
                        "--b\nContent-Type: application/json\n\n" + statement,
                        "\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: binary\nX-Experience-API-Hash: "
                                + sha2(data) + "\n\n" + data,
                        "\n--b--\n")
                .map(part -> part.replace("\n", "\r\n").getBytes(UTF_8))
                .forEach(body::writeBytes);
        HttpResponse<String> answer = http.send(http.request(tenant, "/xapi/statements")
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path(0).asString();
    }

    private static String sha2(String data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
