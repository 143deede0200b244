package org.kakehashi.hub.lrs.internal.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The SQL of documents; each in a transaction of the tenant. Preconditions are part of the statement that writes. */
@Repository
class DocumentStore {
    private static final String CONTEXT =
            "tenant_id = :tenant and resource = :resource and agent = :agent and activity = :activity";
    private static final String MATCHES =
            "(:anyMatch or etag = any(:match)) and not :anyNoneMatch and not etag = any(:noneMatch)";
    private static final String[] NONE = {};
    private static final byte[] EMPTY = {};
    private static final long MICROS = 1_000_000;

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a page of ids holds of each document. */
    record Listed(String id, Instant updated) {}

    /** A document without its content. */
    Optional<Document> head(DocumentContext context, String id) {
        return placed("select content_type, etag, updated, octet_length(content) from document where ", "", context, id)
                .query((row, n) -> document(row, EMPTY))
                .optional();
    }

    /** As {@link #head}; others who want to change it wait until the transaction ends. */
    Optional<Document> lock(DocumentContext context, String id) {
        return placed(
                        "select content_type, etag, updated, octet_length(content) from document where ",
                        " for update",
                        context,
                        id)
                .query((row, n) -> document(row, EMPTY))
                .optional();
    }

    /** A document. */
    Optional<Document> find(DocumentContext context, String id) {
        return placed(
                        "select content_type, etag, updated, octet_length(content), content from document where ",
                        "",
                        context,
                        id)
                .query((row, n) -> document(row, row.getBytes(5)))
                .optional();
    }

    /** Writes a document where none is, or one that may be overwritten and has none of these ETags; whether it did. */
    boolean put(DocumentContext context, String id, Document document, boolean overwrite, String[] exceptTags) {
        // An erasure may have taken the agent's number back: then there is none to put in, and the database refuses.
        String sql = """
                insert into document (tenant_id, resource, agent, activity, registration, document_id, content_type, etag, updated,
                                      content)
                values (:tenant, :resource, case when :agent = 0 then 0 else
                            (select a.id from agent a where a.tenant_id = :tenant and a.id = :agent) end, :activity, :registration, :id, :contentType, :etag, clock_timestamp(), :content)
                on conflict (tenant_id, resource, agent, activity, document_id, registration) do update
                set content_type = excluded.content_type, etag = excluded.etag, updated = clock_timestamp(),
                    content = excluded.content
                where :overwrite and not document.etag = any(:exceptTags)
                """;
        try {
            return written(context(jdbc.sql(sql), context), id, document)
                            .param("registration", context.registration())
                            .param("overwrite", overwrite)
                            .param("exceptTags", exceptTags)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException e) {
            throw new HubException(
                    ErrorCode.UNAVAILABLE, "What was stored about this agent was erased just now. Send it again.");
        }
    }

    /** Overwrites a document if the preconditions hold; whether it did. */
    boolean replace(DocumentContext context, String id, Document document, Preconditions preconditions) {
        StatementSpec update = placed("""
                update document
                set content_type = :contentType, etag = :etag, updated = clock_timestamp(), content = :content where
                """, " and " + MATCHES, context, id);
        return written(matching(update, preconditions), id, document).update() == 1;
    }

    /** Deletes a document if the preconditions hold. */
    Deleted delete(DocumentContext context, String id, Preconditions preconditions) {
        String place = place(context);
        String sql =
                "with found as (select from document where %s), gone as (delete from document where %s and %s returning 1) "
                                .formatted(place, place, MATCHES)
                        + "select exists (select from found), exists (select from gone)";
        return matching(context(jdbc.sql(sql), context).param("id", id), preconditions)
                .param("registration", context.registration())
                .query((row, n) -> new Deleted(row.getBoolean(1), row.getBoolean(2)))
                .single();
    }

    /** Whether there was a document, and whether it is gone. */
    record Deleted(boolean found, boolean gone) {}

    /** Deletes every document of a context. */
    void deleteAll(DocumentContext context) {
        context(jdbc.sql("delete from document where " + CONTEXT + registration(context)), context)
                .update();
    }

    /** The ids behind {@code after} in their order, each once. */
    List<Listed> ids(DocumentContext context, @Nullable Long sinceMicros, String after, int limit) {
        String sql = "select document_id, max(updated) from document where " + CONTEXT + registration(context)
                + " and document_id > :after" + (sinceMicros == null ? "" : " and updated > :since")
                + " group by document_id order by document_id limit :limit";
        StatementSpec query =
                context(jdbc.sql(sql), context).param("after", after).param("limit", limit);
        return (sinceMicros == null ? query : query.param("since", time(sinceMicros)))
                .query((row, n) -> new Listed(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    private StatementSpec placed(String head, String tail, DocumentContext context, String id) {
        return context(jdbc.sql(head + place(context) + tail), context).param("id", id);
    }

    private static String place(DocumentContext context) {
        return CONTEXT + " and document_id = :id and registration "
                + (context.registration() == null ? "is null" : "= :registration");
    }

    private static String registration(DocumentContext context) {
        return context.registration() == null ? "" : " and registration = :registration";
    }

    private static StatementSpec context(StatementSpec sql, DocumentContext context) {
        StatementSpec with = sql.param("tenant", context.tenantId())
                .param("resource", context.resource().number())
                .param("agent", context.agent())
                .param("activity", context.activity());
        return context.registration() == null ? with : with.param("registration", context.registration());
    }

    private static StatementSpec written(StatementSpec sql, String id, Document document) {
        return sql.param("id", id)
                .param("contentType", document.contentType())
                .param("etag", document.etag())
                .param("content", document.content());
    }

    private static StatementSpec matching(StatementSpec sql, Preconditions preconditions) {
        Preconditions.Tags match = preconditions.ifMatch();
        Preconditions.Tags noneMatch = preconditions.ifNoneMatch();
        return sql.param("anyMatch", match == null || match.any())
                .param("match", match == null ? NONE : match.array())
                .param("anyNoneMatch", noneMatch != null && noneMatch.any())
                .param("noneMatch", noneMatch == null ? NONE : noneMatch.array());
    }

    private static Document document(ResultSet row, byte[] content) throws SQLException {
        return new Document(
                row.getString(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getInt(4),
                content);
    }

    private static OffsetDateTime time(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000)
                .atOffset(ZoneOffset.UTC);
    }
}
