package org.kakehashi.hub.lrs.internal.ingest;

import java.util.List;
import java.util.Map;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentContent;
import org.kakehashi.hub.lrs.internal.dictionary.Authority;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;

/** What one request wants stored, all or nothing. Two of the same content are still two. */
final class Submission {
    private final int tenantId;
    private final Authority authority;
    private final SpecVersion version;
    private final boolean defines;
    private final List<Incoming> statements;
    private final long bytes;
    private final Map<String, AttachmentContent> attachments;

    /**
     * @param tenantId whose store
     * @param authority who asserts the statements
     * @param version whose rules they obeyed
     * @param defines whether their client may define activities
     * @param statements the statements, in the request's order, no id twice
     * @param attachments the data that came with them, by hash
     */
    Submission(
            int tenantId,
            Authority authority,
            SpecVersion version,
            boolean defines,
            List<Incoming> statements,
            Map<String, AttachmentContent> attachments) {
        this.tenantId = tenantId;
        this.authority = authority;
        this.version = version;
        this.defines = defines;
        this.statements = statements;
        this.bytes =
                statements.stream().mapToLong(each -> each.statement().length()).sum();
        this.attachments = attachments;
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

    Map<String, AttachmentContent> attachments() {
        return attachments;
    }

    /** Bytes of its statements. */
    long bytes() {
        return bytes;
    }
}
