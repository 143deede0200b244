package org.kakehashi.hub.records.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;
import org.kakehashi.hub.records.Quarantine.Reason;

/**
 * A record on its way in: whom or what it is about as the source says, and its content as JSON.
 *
 * @param rosterSource the roster whose keys it uses; null: any
 */
record StagedRecord(
        RecordKind kind,
        String source,
        String sourceKey,
        Origin origin,
        Subject subject,
        @Nullable String rosterSource,
        LocalDate date,
        String payload) {

    /**
     * With what became of its subject.
     *
     * @param subjectId the person, class or school; null where it isn't known
     * @param reason why it isn't
     * @param decided whether the person was found by a decision of the identity desk
     */
    record Resolved(
            StagedRecord row,
            @Nullable UUID subjectId,
            @Nullable Reason reason,
            boolean decided) {

        /** The subject, where it is of this sort. */
        @Nullable
        UUID idOf(About about) {
            return row.subject().scheme().about() == about ? subjectId : null;
        }

        /** A fingerprint of content, date and subject, by which a change is known. */
        UUID digest() {
            Object who = subjectId == null ? row.subject() : subjectId;
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                for (Object part : List.of(row.payload(), row.date(), who)) {
                    sha.update(part.toString().getBytes(StandardCharsets.UTF_8));
                    sha.update((byte) 0);
                }
                ByteBuffer bytes = ByteBuffer.wrap(sha.digest());
                return new UUID(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    }
}
