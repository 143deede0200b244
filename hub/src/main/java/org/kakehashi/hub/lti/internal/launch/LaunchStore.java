package org.kakehashi.hub.lti.internal.launch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.deployment.Deployment;
import org.kakehashi.hub.lti.internal.deployment.DeploymentStore;
import org.kakehashi.hub.lti.internal.grant.XapiGrants;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Launches. */
@Repository
class LaunchStore {
    private final JdbcClient jdbc;
    private final ToolRows rows;
    private final DeploymentStore deployments;
    private final JsonMapper json;

    LaunchStore(JdbcClient jdbc, ToolRows rows, DeploymentStore deployments, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.deployments = deployments;
        this.json = json;
    }

    /**
     * Writes a launch down.
     *
     * @return what the tool knows the person by; empty: it doesn't know them yet, and nothing was written
     */
    Optional<UUID> begin(int tenantId, NewLaunch launch, ResourceLink link) {
        return jdbc.sql("""
                        insert into launch (tenant_id, launch_id, hint_hash, session_hash, client_id, resource_link_id, account_id,
                                            person_id, subject, class_id, instructor, document_target, registration,
                                            started_at, expires_at, message_type, deployment_id, line_item_id, for_person_id,
                                            proctoring_id, attempt_number)
                        select :tenant, :launch, :hint, :session, :client, :link, :account, :person, s.subject, :class,
                               :instructor, :where, :registration, :started, :expires, :message, :deployment,
                               :item, :whose, :proctoring, :attempt
                        from pairwise_subject s
                        where s.tenant_id = :tenant and s.client_id = :client and s.person_id = :person
                        returning subject
                        """)
                .param("tenant", tenantId)
                .param("launch", launch.launchId())
                .param("hint", launch.hintHash())
                .param("session", HexFormat.of().parseHex(launch.sessionHash()))
                .param("client", link.clientId())
                .param("link", link.resourceLinkId().equals(link.clientId()) ? null : link.resourceLinkId())
                .param("message", launch.message().word())
                .param("deployment", link.deploymentId())
                .param("item", launch.about().lineItemId())
                .param("whose", launch.about().forPersonId())
                .param("proctoring", launch.about().proctoringId())
                .param("attempt", launch.about().attempt())
                .param("account", launch.accountId())
                .param("person", launch.personId())
                .param("class", launch.classId())
                .param("instructor", launch.instructor())
                .param("where", launch.documentTarget().word())
                .param("registration", launch.registration())
                .param("started", launch.startedAt().atOffset(ZoneOffset.UTC))
                .param("expires", launch.expiresAt().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** The launch of a message hint, if it is one of that tool's. */
    Optional<Begun> byHint(int tenantId, UUID clientId, byte[] hintHash) {
        return jdbc.sql("select l.*, i.submission_review, " + ToolRows.TOOL + ", " + ToolRows.LINK + ", "
                        + DeploymentStore.COLUMNS + """
                         from launch l
                        join tool t on t.tenant_id = l.tenant_id and t.client_id = l.client_id
                        left join resource_link r on r.tenant_id = l.tenant_id and r.resource_link_id = l.resource_link_id
                        left join deployment d on d.tenant_id = l.tenant_id and d.client_id = l.client_id
                            and d.deployment_id = l.deployment_id
                        left join lti_line_item i on i.tenant_id = l.tenant_id and i.line_item_id = l.line_item_id
                        where l.tenant_id = :tenant and l.hint_hash = :hint and l.client_id = :client
                            and (l.message_type = 'LtiDeepLinkingRequest' or i.submission_review is not null
                                or (l.line_item_id is null and r.resource_link_id is not null))
                        """)
                .param("tenant", tenantId)
                .param("hint", hintHash)
                .param("client", clientId)
                .query((row, n) -> begun(row))
                .optional();
    }

    /**
     * Uses the launch up, and keeps the code of its fetch URL; false where it was used before, or where the tool sent this nonce before.
     *
     * @param code null: it has none
     */
    boolean answer(
            int tenantId, UUID clientId, UUID launchId, byte[] nonceHash, Instant now, XapiGrants.@Nullable Code code) {
        return jdbc.sql("""
                        with answered as (
                            update launch set answered_at = :now, nonce_hash = :nonce
                            where tenant_id = :tenant and launch_id = :launch and answered_at is null
                              and not exists (select from launch other where other.tenant_id = :tenant
                                              and other.client_id = :client and other.nonce_hash = :nonce)
                            returning launch_id),
                        granted as (
                            insert into xapi_grant (tenant_id, code_hash, launch_id, client_id, expires_at)
                            select :tenant, :code, launch_id, :client, :codeExpires from answered where :code::bytea is not null)
                        select exists (select from answered)
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("launch", launchId)
                .param("nonce", nonceHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("code", code == null ? null : code.hash(), Types.BINARY)
                .param("codeExpires", code == null ? null : code.expiresAt().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Forgets launches that no tool came back for. */
    int forgetUnanswered(int tenantId, Instant expiredBefore) {
        return jdbc.sql("""
                        delete from launch where tenant_id = :tenant and answered_at is null and expires_at < :before
                        """)
                .param("tenant", tenantId)
                .param("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Begun begun(ResultSet row) throws SQLException {
        Launch launch = launch(row);
        Tool tool = rows.tool(row);
        ResourceLink link = opened(row, launch, tool);
        if (row.getString("d_deployment_id") == null) {
            return new Begun(launch, tool, link, null);
        }
        Deployment deployment = deployments.deployment(row);
        return new Begun(launch, tool, deployment.opened(link), deployment);
    }

    private ResourceLink opened(ResultSet row, Launch launch, Tool tool) throws SQLException {
        String deployment = row.getString("deployment_id");
        return switch (launch.message()) {
            case RESOURCE_LINK -> rows.link(row);
            case DEEP_LINKING -> Opened.choice(tool, deployment, launch.classId());
            case SUBMISSION_REVIEW -> {
                ResourceLink link = row.getObject("r_resource_link_id") == null ? null : rows.link(row);
                SubmissionReview review = json.readValue(row.getString("submission_review"), SubmissionReview.class);
                yield Opened.review(tool, deployment, launch.classId(), link, review);
            }
            case START_PROCTORING, END_ASSESSMENT -> Opened.proctoring(tool, deployment, rows.link(row));
        };
    }

    /** Notes what the tool must echo with its choice (Deep Linking 2.0, 3.1: {@code data}; Proctoring Services 1.0, 4.2: {@code session_data}). */
    void expectReturn(int tenantId, UUID launchId, byte[] dataHash) {
        jdbc.sql("update launch set data_hash = :data where tenant_id = :tenant and launch_id = :launch")
                .param("data", dataHash)
                .param("tenant", tenantId)
                .param("launch", launchId)
                .update();
    }

    private static Launch launch(ResultSet row) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new Launch(
                row.getObject("launch_id", UUID.class),
                MessageType.of(row.getString("message_type")),
                HexFormat.of().formatHex(row.getBytes("session_hash")),
                row.getObject("account_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getObject("class_id", UUID.class),
                row.getBoolean("instructor"),
                DocumentTarget.of(row.getString("document_target")).orElse(DocumentTarget.WINDOW),
                row.getObject("registration", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                answered == null ? null : answered.toInstant(),
                new About(
                        row.getObject("line_item_id", UUID.class),
                        row.getObject("for_person_id", UUID.class),
                        row.getObject("proctoring_id", UUID.class),
                        row.getObject("attempt_number", Integer.class)));
    }
}
