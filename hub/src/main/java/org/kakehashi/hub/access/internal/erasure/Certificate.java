package org.kakehashi.hub.access.internal.erasure;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an erasure took away, and what stays. Written down when the erasure is done, and the same file ever since.
 *
 * @param personId whose; null: of a time or class
 * @param clientId only what this client sent
 * @param otherClients not what these sent, which have a rule of their own
 * @param erased how much of each kind
 * @param kept what an erasure doesn't reach, and why: see the texts {@code certificate.kept.*}
 */
record Certificate(
        String tenant,
        long erasureId,
        @Nullable UUID personId,
        @Nullable DataClass dataClass,
        @Nullable Instant storedFrom,
        @Nullable Instant storedUntil,
        @Nullable UUID clientId,
        List<UUID> otherClients,
        String requestedBy,
        Instant requestedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant finishedAt,
        Map<DataKind, Long> erased,
        List<Kept> kept) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What stays. */
    enum Kept {
        AUDIT,
        BREAK_GLASS,
        OPAQUE_ID,
        BACKUPS,
        TOOLS
    }

    /**
     * The certificate and its file.
     *
     * @param json the file's content
     * @param sha256 of the file, in hexadecimal
     */
    record File(Certificate certificate, String json, String sha256) {}

    /** The certificate of an erasure that is done. */
    static File of(String tenant, ErasureCase erasure) {
        OfPeriod period = erasure.scope() instanceof OfPeriod of ? of : null;
        OfClass ofClass = erasure.scope() instanceof OfClass of ? of : null;
        OfPerson person = erasure.scope() instanceof OfPerson of ? of : null;
        Map<DataKind, Long> erased = new TreeMap<>();
        erasure.figures().forEach(figure -> erased.put(figure.kind(), figure.erased()));
        Certificate certificate = new Certificate(
                tenant,
                erasure.id(),
                person == null ? null : person.personId(),
                ofClass == null ? null : ofClass.dataClass(),
                period == null ? null : period.from(),
                ofClass != null ? ofClass.until() : period == null ? null : period.until(),
                period == null ? null : period.clientId(),
                period == null
                        ? List.of()
                        : period.otherClients().stream().sorted().toList(),
                erasure.requestedBy(),
                erasure.requestedAt(),
                erasure.confirmedBy(),
                erasure.confirmedAt(),
                erasure.finishedAt(),
                erased,
                person == null
                        ? List.of(Kept.AUDIT, Kept.BACKUPS, Kept.TOOLS)
                        : List.of(Kept.AUDIT, Kept.BREAK_GLASS, Kept.OPAQUE_ID, Kept.BACKUPS, Kept.TOOLS));
        return of(JSON.writeValueAsString(certificate));
    }

    /** The certificate that was written down. */
    static File of(String json) {
        return new File(JSON.readValue(json, Certificate.class), json, sha256(json));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
