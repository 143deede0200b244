package org.kakehashi.hub.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditRow;

/** Reads events from rows. */
final class AuditRows {
    /** The columns that {@link #of} reads, of the table or alias {@code e}. */
    static final String COLUMNS = "e.seq, e.at, e.actor, e.action, e.person_id, e.class_id, e.day, e.detail";

    private AuditRows() {}

    static AuditRow of(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditEvent(
                        row.getString("actor"),
                        row.getString("action"),
                        row.getObject("person_id", UUID.class),
                        row.getObject("class_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("detail")));
    }
}
