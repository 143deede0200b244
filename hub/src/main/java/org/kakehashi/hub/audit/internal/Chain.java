package org.kakehashi.hub.audit.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.audit.AuditRow;

/** The hash of an event in its tenant's chain; docs/audit.md describes its bytes for whoever wants to check an export. */
final class Chain {
    private static final int NOTHING = -1;
    private static final int HASH_BYTES = 32;

    private Chain() {}

    /** What stands before the first event. */
    static byte[] beginning() {
        return new byte[HASH_BYTES];
    }

    /** SHA-256 over the hash before, tenant, position, and all that the event's row has. */
    static byte[] hash(byte[] before, int tenantId, long position, AuditRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(tenantId);
            out.writeLong(position);
            out.writeLong(row.seq());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, row.at()));
            text(out, row.event().actor());
            text(out, row.event().action());
            text(out, Objects.toString(row.event().personId(), null));
            text(out, Objects.toString(row.event().classId(), null));
            text(out, Objects.toString(row.event().day(), null));
            text(out, row.event().detail());
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NOTHING);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
