package org.kakehashi.hub.lrs.internal.attachment;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The SQL of attachments. */
@Component
public class AttachmentStore {
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcTemplate jdbc;
    private final TenantTransactions transactions;

    AttachmentStore(JdbcTemplate jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Which of these hashes the tenant has the data of. */
    Set<String> known(int tenantId, Collection<String> hashes) {
        return transactions.readOnly(
                tenantId,
                () -> Set.copyOf(jdbc.query(
                        "select sha2 from attachment where tenant_id = ? and sha2 = any(?)",
                        statement -> {
                            statement.setInt(1, tenantId);
                            statement.setArray(2, hashes(statement, hashes));
                        },
                        (row, number) -> HEX.formatHex(row.getBytes(1)))));
    }

    /** Writes the first part of new content; the content's number. */
    long begin(int tenantId, byte[] bytes) {
        return ahead(tenantId, () -> {
            Long contentId = jdbc.queryForObject("""
                    with upload as (insert into attachment_upload (tenant_id) values (?) returning content_id)
                    insert into attachment_content (tenant_id, content_id, part, bytes)
                    select ?, content_id, 0, ? from upload returning content_id
                    """, Long.class, tenantId, tenantId, bytes);
            return Optional.ofNullable(contentId).orElseThrow();
        });
    }

    /** Writes a further part, which keeps the sweeper away for another while. */
    void append(int tenantId, long contentId, int part, byte[] bytes) {
        int written = ahead(tenantId, () -> jdbc.update("""
                with upload as (
                    update attachment_upload set last_part_at = clock_timestamp()
                    where tenant_id = ? and content_id = ? returning content_id)
                insert into attachment_content (tenant_id, content_id, part, bytes) select ?, content_id, ?, ? from upload
                """, tenantId, contentId, tenantId, part, bytes));
        if (written == 0) {
            throw swept();
        }
    }

    /** In a transaction that need not reach the disk: if it is lost, so is every later one, also that of the statements. */
    private <T> T ahead(int tenantId, Supplier<T> work) {
        return transactions.inTenant(tenantId, () -> {
            jdbc.queryForObject("select set_config('synchronous_commit', 'off', true)", String.class);
            return work.get();
        });
    }

    /**
     * Within the transaction that stores the statements, behind their keys and before the log: makes written data attachments, in the order
     * of their hashes (another transaction may add the same, or remove it in that order), and links the statements to theirs.
     *
     * @throws HubException UNAVAILABLE where data was swept or removed meanwhile; the client has to send it again
     */
    public void link(int tenantId, AttachmentLinks links) {
        try {
            if (!links.fresh.isEmpty() && !claim(tenantId, links.fresh)) {
                throw swept();
            }
            insertLinks(tenantId, links.links);
        } catch (DataIntegrityViolationException e) {
            throw swept();
        }
    }

    private boolean claim(int tenantId, Map<String, AttachmentContent> fresh) {
        return Boolean.TRUE.equals(jdbc.query(
                """
                with fresh as (
                    insert into attachment (tenant_id, sha2, content_id, length)
                    select ?, f.* from unnest(?, ?, ?) f(sha2, content_id, length) order by f.sha2
                    on conflict do nothing returning content_id),
                claimed as (
                    delete from attachment_upload u using fresh f
                    where u.tenant_id = ? and u.content_id = f.content_id returning u.content_id)
                select (select count(*) from fresh) = (select count(*) from claimed)
                """,
                statement -> {
                    Collection<AttachmentContent> contents = fresh.values();
                    statement.setInt(1, tenantId);
                    statement.setArray(2, hashes(statement, fresh.keySet()));
                    statement.setArray(
                            3, array(statement, "bigint", contents.stream().map(AttachmentContent::contentId)));
                    statement.setArray(
                            4, array(statement, "bigint", contents.stream().map(AttachmentContent::length)));
                    statement.setInt(5, tenantId);
                },
                rows -> rows.next() && rows.getBoolean(1)));
    }

    private void insertLinks(int tenantId, List<AttachmentLinks.Link> links) {
        jdbc.update("""
                insert into statement_attachment (tenant_id, seq, sha2, content_type)
                select ?, l.* from unnest(?, ?, ?) l(seq, sha2, content_type) order by l.sha2
                """, statement -> {
            statement.setInt(1, tenantId);
            statement.setArray(2, array(statement, "bigint", links.stream().map(AttachmentLinks.Link::seq)));
            statement.setArray(
                    3,
                    hashes(
                            statement,
                            links.stream().map(AttachmentLinks.Link::sha2).toList()));
            statement.setArray(4, array(statement, "text", links.stream().map(AttachmentLinks.Link::contentType)));
        });
    }

    /** The attachments that came with any of these statements, each once, with the media type that the first of them gave it. */
    public List<StoredAttachment> of(int tenantId, Collection<Long> seqs) {
        return transactions.readOnly(
                tenantId,
                () -> jdbc.query(
                        """
                        select distinct on (s.sha2) s.sha2, s.content_type, a.content_id, a.length
                        from statement_attachment s join attachment a on a.tenant_id = s.tenant_id and a.sha2 = s.sha2
                        where s.tenant_id = ? and s.seq = any(?) order by s.sha2, s.seq
                        """,
                        statement -> {
                            statement.setInt(1, tenantId);
                            statement.setArray(2, array(statement, "bigint", seqs.stream()));
                        },
                        (row, number) -> new StoredAttachment(
                                HEX.formatHex(row.getBytes(1)), row.getString(2), row.getLong(3), row.getLong(4))));
    }

    /** One part of content, from 0; none behind the last. */
    public Optional<byte[]> part(int tenantId, long contentId, int part) {
        return transactions.readOnly(tenantId, () -> jdbc
                .query(
                        "select bytes from attachment_content where tenant_id = ? and content_id = ? and part = ?",
                        (row, number) -> row.getBytes(1),
                        tenantId,
                        contentId,
                        part)
                .stream()
                .findFirst());
    }

    private static Array hashes(PreparedStatement statement, Collection<String> hashes) throws SQLException {
        return statement
                .getConnection()
                .createArrayOf("bytea", hashes.stream().map(HEX::parseHex).toArray(byte[][]::new));
    }

    private static Array array(PreparedStatement statement, String type, java.util.stream.Stream<?> values)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, values.collect(Collectors.toList()).toArray());
    }

    private static HubException swept() {
        return new HubException(
                ErrorCode.UNAVAILABLE,
                "The attachments' data was removed before its statements came in. Send the same again.");
    }
}
