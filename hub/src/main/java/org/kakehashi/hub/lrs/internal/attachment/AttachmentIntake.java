package org.kakehashi.hub.lrs.internal.attachment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.attachment.MultipartBody.Part;
import org.kakehashi.hub.lrs.internal.statement.Attachment;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Takes in the data of a request's attachments as it arrives: hashed, held against the statements, and written ahead. */
@Component
public class AttachmentIntake {
    private static final int FIRST = 2;

    private final AttachmentStore store;
    private final AttachmentProperties properties;

    AttachmentIntake(AttachmentStore store, AttachmentProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** The attachments that statements declare with one hash, and those of the statements that its data is to sign. */
    private record Declared(List<Attachment> attachments, List<ParsedStatement> signs) {}

    /**
     * Reads all parts behind the statements', and makes sure that none is missing.
     *
     * @param parts the request's parts; null where it is no multipart
     * @return what came, by hash
     * @throws HubException INVALID_REQUEST, TOO_LARGE or UNAVAILABLE; what was written by then is swept
     */
    public Map<String, AttachmentContent> receive(
            int tenantId, SpecVersion version, List<ParsedStatement> statements, @Nullable MultipartBody parts)
            throws IOException {
        Map<String, AttachmentContent> received =
                parts == null ? Map.of() : read(tenantId, version, declared(statements), parts);
        requireData(statements, received.keySet());
        return received;
    }

    private Map<String, AttachmentContent> read(
            int tenantId, SpecVersion version, Map<String, Declared> declared, MultipartBody parts) throws IOException {
        Set<String> known = declared.isEmpty() ? Set.of() : store.known(tenantId, declared.keySet());
        Map<String, AttachmentContent> received = new HashMap<>();
        Upload upload = new Upload(store, tenantId, properties.maxSize().toBytes());
        int number = FIRST;
        for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next(), number++) {
            refuseTooMany(number);
            String sha2 = PartHeaders.hash(part.get(), number);
            Declared wanted = declared.get(sha2);
            if (wanted == null) {
                throw PartHeaders.refused(
                        number,
                        "has an " + PartHeaders.HASH + " that is the sha2 of no attachment of these statements");
            }
            PartHeaders.requireSame(part.get(), number, wanted.attachments());
            boolean had = known.contains(sha2) || received.containsKey(sha2);
            boolean signs = !wanted.signs().isEmpty();
            AttachmentContent content = upload.read(part.get().data(), number, sha2, !had, signs);
            received.putIfAbsent(sha2, content);
            wanted.signs().forEach(statement -> Signatures.check(statement, upload.signature(), version));
        }
        return received;
    }

    /** Bytes of memory that a request takes at most while its data is read. */
    public static long memory(List<ParsedStatement> statements) {
        boolean signed =
                statements.stream().anyMatch(each -> each.attachments().stream().anyMatch(Attachment::isSignature));
        return signed ? Upload.MEMORY + Upload.MEMORY_TO_CHECK : Upload.MEMORY;
    }

    private void refuseTooMany(int number) {
        if (number > properties.maxParts()) {
            throw new HubException(
                    ErrorCode.TOO_LARGE, "The multipart body has more than " + properties.maxParts() + " parts.");
        }
    }

    private static Map<String, Declared> declared(List<ParsedStatement> statements) {
        Map<String, Declared> declared = new HashMap<>();
        for (ParsedStatement statement : statements) {
            for (Attachment attachment : statement.attachments()) {
                Declared entry = declared.computeIfAbsent(
                        attachment.sha2(), sha2 -> new Declared(new ArrayList<>(1), new ArrayList<>(1)));
                entry.attachments().add(attachment);
                if (attachment.isSignature()) {
                    entry.signs().add(statement);
                }
            }
        }
        return declared;
    }

    /**
     * Refuses statements whose data should have come along and didn't: that of attachments without fileUrl (part 3, 1.5.2), and signatures,
     * which could not be checked otherwise (part 2, 2.6).
     */
    private static void requireData(List<ParsedStatement> statements, Set<String> received) {
        for (ParsedStatement statement : statements) {
            for (Attachment attachment : statement.attachments()) {
                boolean wanted = !attachment.hasFileUrl() || attachment.isSignature();
                if (wanted && !received.contains(attachment.sha2())) {
                    throw new HubException(ErrorCode.INVALID_REQUEST, missing(attachment));
                }
            }
        }
    }

    private static String missing(Attachment attachment) {
        String what = attachment.isSignature()
                ? "A signature must come with its statement"
                : "An attachment has no fileUrl, so its data must come with its statement";
        return what + ": as a part of a multipart/mixed body with the header " + PartHeaders.HASH + ": "
                + attachment.sha2() + ".";
    }
}
