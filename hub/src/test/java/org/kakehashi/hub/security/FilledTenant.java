package org.kakehashi.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.insight.AccessStage;
import org.kakehashi.hub.insight.TestSchool;
import org.kakehashi.hub.insight.TestStatements;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant that has one of everything that has an id, and an account of every role. */
public final class FilledTenant {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The tenant, its school, and the accounts, which are named as their roles are. */
    public final AccessStage stage;

    private final OwnerDatabase owner;
    private final HubHttp http;
    private final Map<Id, String> ids = new EnumMap<>(Id.class);
    private final FilledSources sources;

    /** Fills the tenant. */
    public FilledTenant(OwnerDatabase owner, HubHttp http, TestTenant tenant, String personSource, LocalDate today) {
        this.owner = owner;
        this.http = http;
        stage = new AccessStage(owner, http, tenant, personSource, today);
        ids.put(Id.CLASS, stage.classId.toString());
        ids.put(Id.PERSON, stage.pupil.toString());
        ids.put(Id.SCHOOL, stage.school.id().toString());
        for (Role role : Role.values()) {
            account(role, today);
        }
        statement(personSource);
        clientAndTool();
        cases(today);
        settings();
        send("GET", "/ims/oneroster/rostering/v1p2/users", "");
        sources = new FilledSources(owner, stage.tenant.id(), ids);
        sources.fill();
        ids.put(Id.ENROLLMENT, first("/ims/oneroster/rostering/v1p2/enrollments", "/enrollments/0/sourcedId"));
        ids.put(Id.RESULT, first("/ims/oneroster/gradebook/v1p2/results", "/results/0/sourcedId"));
        ids.put(Id.DECISION, decision());
        awaitFacts();
    }

    /** What the client of the tests knows it by. */
    private String first(String path, String pointer) {
        return send("GET", path, "").at(pointer).asString();
    }

    private String decision() {
        return send("POST", "/api/v1/identities/decisions", """
                        {"source": "kiosk", "scheme": "USERNAME", "key": "decided", "person": "nobody", "reason": "試験"}
                        """)
                .path("decision")
                .asString();
    }

    /** Discarded by those who may, so made anew for the next. */
    void deadLetter() {
        sources.deadLetter();
    }

    private void awaitFacts() {
        await(() -> owner.jdbc()
                        .sql("select count(*) from fact_day where tenant_id = :t")
                        .param("t", stage.tenant.id())
                        .query(Long.class)
                        .single()
                > 0);
    }

    private static void await(Callable<Boolean> end) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(end);
    }

    /** The one of that kind. */
    public String id(Id kind) {
        return Objects.requireNonNull(ids.get(kind), kind::name);
    }

    private void account(Role role, LocalDate today) {
        String name = role.name();
        TestSchool school = stage.school;
        UUID person = role == Role.PUPIL ? stage.pupil : stage.person(name);
        switch (role) {
            case HOMEROOM_TEACHER -> school.teacher(AccessStage.CLASS, person, TestSchool.APRIL, TestSchool.MARCH);
            case TEACHER -> school.assistant(AccessStage.CLASS, person);
            case SUBJECT_TEACHER -> {
                school.scheduled("5年 算数");
                school.pupil("5年 算数", stage.pupil, 1);
                school.teacher("5年 算数", person, TestSchool.APRIL, TestSchool.MARCH);
            }
            case PRINCIPAL -> school.staff(person, "principal");
            case GUIDANCE_LEAD -> school.staff(person, "counselor");
            case BOARD_ANALYST -> school.staff(person, "districtAdministrator");
            case GUARDIAN -> {
                school.guardian(AccessStage.CLASS, person);
                school.agent(stage.pupil, person);
            }
            default -> {}
        }
        boolean ofAccount = role == Role.ADMINISTRATOR || role == Role.OPERATOR || role == Role.VENDOR;
        stage.account(name, person, ofAccount ? "[\"" + name + "\"]" : "[]");
        if (role == Role.NURSE || role == Role.SUPPORT_CENTRE_STAFF) {
            ids.put(Id.GRANT, stage.grant(name, name, school.id(), today, today));
        }
    }

    private void statement(String personSource) {
        String statement = new TestStatements(personSource, "https://drill.example")
                .answered(stage.pupil, Instant.now(), "attempt-1", 1, true);
        stage.post(statement);
        ids.put(Id.STATEMENT, JSON.readTree(statement).path("id").asString());
        ids.put(Id.ATTACHMENT, "0".repeat(64));
        String actor = "{\"actor\":{\"mbox\":\"mailto:a@example.org\"},\"verb\":{\"id\":\"%s\"},\"object\":%s}";
        String did = "https://verbs.example/did";
        String unwanted = UUID.randomUUID().toString();
        stage.post(actor.formatted(did, "{\"objectType\":\"Agent\",\"mbox\":\"mailto:b@example.org\"}"));
        stage.post(actor.formatted(did, "{\"id\":\"https://drill.example/q\"}")
                .replaceFirst("\\{", "{\"id\":\"" + unwanted + "\","));
        stage.post(actor.formatted(
                "http://adlnet.gov/expapi/verbs/voided",
                "{\"objectType\":\"StatementRef\",\"id\":\"" + unwanted + "\"}"));
        send(
                "PUT",
                "/xapi/activities/state?activityId=https://drill.example/q&stateId=page&agent="
                        + URLEncoder.encode("{\"mbox\":\"mailto:a@example.org\"}", StandardCharsets.UTF_8),
                "{}");
    }

    private void clientAndTool() {
        JsonNode client = send(
                "POST",
                "/api/v1/clients",
                "{\"name\":\"表計算\",\"scopes\":[\"statements/write\"],\"purpose\":\"teaching\"}");
        ids.put(Id.CLIENT, client.path("clientId").asString());
        ids.put(
                Id.SECRET,
                send("GET", "/api/v1/clients/" + id(Id.CLIENT) + "/secrets", "")
                        .path(0)
                        .path("fingerprint")
                        .asString());
        JsonNode tool = send("POST", "/api/v1/lti/tools", """
                {"name": "分数ドリル", "initiateLoginUri": "https://drill.example/login", "redirectUris":
                 ["https://drill.example/launch"], "targetLinkUri": "https://drill.example/start", "customParameters": {},
                 "xapiGrant": true}
                """);
        ids.put(Id.TOOL, tool.path("clientId").asString());
        ids.put(Id.LINK, tool.path("resourceLinkId").asString());
        String deployments = "/api/v1/lti/tools/" + id(Id.TOOL) + "/deployments";
        send("DELETE", deployments + "/" + tool.path("deploymentId").asString(), "");
        ids.put(
                Id.DEPLOYMENT,
                send("POST", deployments, "{\"schoolId\": \"" + id(Id.SCHOOL) + "\"}")
                        .path("deploymentId")
                        .asString());
        for (String sql : List.of(
                "update resource_link set class_id = :class where tenant_id = :t",
                "update tool set deep_linking_uri = target_link_uri, proctoring_uri = target_link_uri, inspected_until = now() + interval '1 hour', jwks = '{\"keys\":[]}' where tenant_id = :t",
                """
                insert into material (tenant_id, material_id, client_id, class_id, kind, title, address, position, added_by)
                select tenant_id, gen_random_uuid(), client_id, :class, 'LINK', 'しりょう', 'https://example.org/', 1, client_id
                from tool where tenant_id = :t
                """)) {
            owner.jdbc()
                    .sql(sql)
                    .param("class", stage.classId)
                    .param("t", stage.tenant.id())
                    .update();
        }
        registration();
        grades();
        attempt();
        assertThat(stage.browser(Role.PUPIL.name())
                        .get("/lti/launch/" + id(Id.LINK))
                        .statusCode())
                .isEqualTo(200);
        ids.put(
                Id.LAUNCH,
                owner.jdbc()
                        .sql(
                                "select launch_id from launch where tenant_id = :t and message_type = 'LtiResourceLinkRequest' limit 1")
                        .param("t", stage.tenant.id())
                        .query(String.class)
                        .single());
    }

    /** An invitation that is open, and a registration that waits. */
    private void registration() {
        String invitation = "{\"note\": \"分数の会社\", \"registrationUri\": \"https://drill.example/register\"}";
        ids.put(
                Id.INVITATION,
                send("POST", "/api/v1/lti/invitations", invitation)
                        .path("invitationId")
                        .asString());
        String token = send("POST", "/api/v1/lti/invitations", invitation)
                .path("registration_token")
                .asString();
        HttpResponse<String> answer = http.send(http.request("/lti/register")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"application_type": "web", "response_types": ["id_token"], "grant_types": ["implicit", "client_credentials"],
                         "initiate_login_uri": "https://new.example/login", "redirect_uris": ["https://new.example/launch"],
                         "client_name": "漢字ドリル", "jwks_uri": "https://new.example/jwks", "scope": "",
                         "token_endpoint_auth_method": "private_key_jwt", "https://purl.imsglobal.org/spec/lti-tool-configuration":
                            {"domain": "new.example", "target_link_uri": "https://new.example/", "claims": ["name"], "messages": []}}
                        """)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        ids.put(
                Id.REGISTRATION,
                owner.jdbc()
                        .sql("select registration_id from lti_registration where tenant_id = :t")
                        .param("t", stage.tenant.id())
                        .query(String.class)
                        .single());
    }

    /** The pupil's try of an assessment under the tool's eyes, let on. */
    private void attempt() {
        ids.put(
                Id.ATTEMPT,
                owner.jdbc()
                        .sql("""
                                insert into launch (tenant_id, launch_id, hint_hash, session_hash, client_id, resource_link_id, account_id,
                                    person_id, subject, class_id, instructor, document_target, registration, started_at, expires_at,
                                    answered_at, message_type, deployment_id, attempt_number, returned_at)
                                select r.tenant_id, gen_random_uuid(), 'attempt', 'session', r.client_id, r.resource_link_id, a.account_id,
                                    a.person_id, gen_random_uuid(), r.class_id, false, 'window', gen_random_uuid(), now(), now(),
                                    now(), 'LtiStartProctoring', :deployment, 1, now()
                                from resource_link r join account a on a.tenant_id = r.tenant_id and a.login_name = 'PUPIL'
                                where r.tenant_id = :t and r.resource_link_id = :link::uuid returning launch_id
                                """)
                        .param("t", stage.tenant.id())
                        .param("link", id(Id.LINK))
                        .param("deployment", id(Id.DEPLOYMENT))
                        .query(String.class)
                        .single());
    }

    /** A line item of the tool, and the pupil's result. */
    private void grades() {
        ids.put(
                Id.LINE_ITEM,
                owner.jdbc()
                        .sql("""
                                insert into lti_line_item (tenant_id, line_item_id, client_id, class_id, declared, label, score_maximum,
                                    submission_review)
                                values (:t, gen_random_uuid(), :tool::uuid, :class, false, '小テスト', 10,
                                    '{"reviewableStatus":[],"label":"見る","custom":{}}') returning line_item_id
                                """)
                        .param("t", stage.tenant.id())
                        .param("tool", id(Id.TOOL))
                        .param("class", stage.classId)
                        .query(String.class)
                        .single());
        owner.jdbc()
                .sql("""
                        insert into lti_result (tenant_id, line_item_id, person_id, score_given, score_maximum, activity_progress,
                            grading_progress, comment, scored_at)
                        values (:t, :item::uuid, :person, 8, 10, 'Completed', 'Pending', 'よくできました', now())
                        """)
                .param("t", stage.tenant.id())
                .param("item", id(Id.LINE_ITEM))
                .param("person", stage.pupil)
                .update();
    }

    private void cases(LocalDate today) {
        ids.put(
                Id.OPT_OUT,
                send("POST", "/api/v1/opt-outs", """
                        {"personId": "%s", "toolId": "%s", "askedOn": "%s", "askedBy": "PERSON"}
                        """.formatted(id(Id.PERSON), id(Id.TOOL), today))
                        .path("number")
                        .asString());
        ids.put(
                Id.ERASURE,
                send("POST", "/api/v1/erasures", "{\"storedUntil\":\"2020-01-01T00:00:00Z\"}")
                        .path("erasureId")
                        .asString());
        String erasure = "/api/v1/erasures/" + id(Id.ERASURE);
        send("POST", erasure, "{\"statements\":0}");
        await(() -> send("GET", erasure, "").path("state").asString().equals("DONE"));
        ids.put(
                Id.IMPORT,
                send("POST", "/api/v1/imports?connector=oneroster-csv&source=city&fileName=a.zip", "no zip")
                        .path("importId")
                        .asString());
        ids.put(
                Id.CONNECTOR,
                send("POST", "/api/v1/connectors", """
                        {"name": "市の組織", "connector": "test-orgs", "source": "city-orgs", "schedule": "30 5 * * *",
                         "settings": {"url": "http://127.0.0.1:9/orgs", "token": "secret-of-orgs"}}
                        """).path("connectorId").asString());
        ids.put(
                Id.ACCOUNT,
                owner.jdbc()
                        .sql("select account_id from account where tenant_id = :t and login_name = 'PRINCIPAL'")
                        .param("t", stage.tenant.id())
                        .query(String.class)
                        .single());
    }

    private void settings() {
        ids.put(
                Id.PROVIDER,
                send("POST", "/api/v1/identity-providers", """
                        {"name": "市のアカウント", "issuer": "http://127.0.0.1:9", "clientId": "kakehashi", "clientSecret": "secret",
                         "claim": "sub", "personKey": "USERNAME"}
                        """)
                        .path("providerId")
                        .asString());
        send("PUT", "/api/v1/retention", "{\"days\":3000}");
        send("PUT", "/api/v1/guardian-access", "{\"categories\":[\"STUDY\",\"ATTENDANCE\",\"MOOD\"]}");
        ids.put(Id.BREAK_GLASS, breakGlass(Role.HOMEROOM_TEACHER, id(Id.PERSON), id(Id.SCHOOL)));
        send("PUT", "/api/v1/purposes/research", """
                {"key": "research", "nameJa": "研究", "nameEn": "Research", "descriptionJa": "研究", "descriptionEn": "Research",
                 "legalGround": "同意", "optOut": true}
                """);
        ids.put(Id.PURPOSE, "research");
    }

    /** What somebody opened in an emergency; its id. */
    String breakGlass(Role by, String person, String school) {
        return owner.jdbc()
                .sql("""
                        insert into break_glass (tenant_id, break_glass_id, account_id, person_id, school_id, reason, opened_at, until)
                        select tenant_id, gen_random_uuid(), account_id, :person::uuid, :school::uuid, '急ぎの連絡のため', now(),
                            now() + interval '1 hour' from account where tenant_id = :t and login_name = :by
                        returning break_glass_id
                        """)
                .param("t", stage.tenant.id())
                .param("by", by.name())
                .param("person", person)
                .param("school", school)
                .query(String.class)
                .single();
    }

    private JsonNode send(String method, String path, String body) {
        HttpResponse<String> answer = http.send(http.request(stage.tenant, path)
                .header(
                        "Content-Type",
                        path.startsWith("/api/v1/imports") ? "application/octet-stream" : "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
