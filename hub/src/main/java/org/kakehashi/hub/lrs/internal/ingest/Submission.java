package org.kakehashi.hub.lrs.internal.ingest;

import java.util.List;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;

/** What one request wants stored, all or nothing. Two of the same content are still two. */
final class Submission {
    private final int tenantId;
    private final Authority authority;
    private final SpecVersion version;
    private final boolean defines;
    private final List<Incoming> statements;
    private final long bytes;

    /**
     * @param tenantId whose store
     * @param authority who asserts the statements
     * @param version whose rules they obeyed
     * @param defines whether their client may define activities
     * @param statements the statements, in the request's order, no id twice
     */
    Submission(int tenantId, Authority authority, SpecVersion version, boolean defines, List<Incoming> statements) {
        this.tenantId = tenantId;
        this.authority = authority;
        this.version = version;
        this.defines = defines;
        this.statements = statements;
        this.bytes =
                statements.stream().mapToLong(each -> each.statement().length()).sum();
    }

    int tenantId() {
        return tenantId;
    }

    Authority authority() {
        return authority;
    }

    SpecVersion version() {
        return version;
    }

    boolean defines() {
        return defines;
    }

    List<Incoming> statements() {
        return statements;
    }

    /** Bytes of its statements. */
    long bytes() {
        return bytes;
    }
}
