package org.kakehashi.hub.lrs.internal.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers with statements and the data that came with them (1.0.3 part 3, 1.5.2 and 2.1.3), written while it is read, a part at a time. The
 * length is told beforehand, so that nobody takes a broken answer for a whole one.
 */
@Component
public class MultipartAnswer {
    private static final String LINE = "\r\n";

    private final AttachmentStore store;

    MultipartAnswer(AttachmentStore store) {
        this.store = store;
    }

    /**
     * Writes an answer.
     *
     * @param tenantId whose statements
     * @param seqs the statements, which the caller may see
     * @param json they, as an answer without data would have them; its headers, entity tag excepted, are kept
     */
    public void write(
            int tenantId,
            Collection<Long> seqs,
            ResponseEntity<byte[]> json,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<StoredAttachment> attachments = seqs.isEmpty() ? List.of() : store.of(tenantId, seqs);
        byte[] statements = json.getBody() == null ? new byte[0] : json.getBody();
        Delimiter delimiter = new Delimiter(UUID.randomUUID().toString());
        json.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.ETAG)) {
                values.forEach(value -> response.setHeader(name, value));
            }
        });
        response.setContentType("multipart/mixed; boundary=" + delimiter.boundary());
        response.setContentLengthLong(length(delimiter, statements, attachments));
        response.flushBuffer();
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            write(tenantId, delimiter, statements, attachments, response.getOutputStream());
        }
    }

    /** The lines around parts: those before data, and the last. */
    private record Delimiter(String boundary) {
        byte[] beforeStatements() {
            return ("--" + boundary + LINE + "Content-Type: application/json" + LINE + LINE).getBytes(UTF_8);
        }

        byte[] before(StoredAttachment attachment) {
            return (LINE + "--" + boundary + LINE
                            + "Content-Type: " + attachment.contentType() + LINE
                            + PartHeaders.TRANSFER_ENCODING + ": " + PartHeaders.BINARY + LINE
                            + PartHeaders.HASH + ": " + attachment.sha2() + LINE + LINE)
                    .getBytes(UTF_8);
        }

        byte[] last() {
            return (LINE + "--" + boundary + "--" + LINE).getBytes(UTF_8);
        }
    }

    private static long length(Delimiter delimiter, byte[] statements, List<StoredAttachment> attachments) {
        long length = delimiter.beforeStatements().length + (long) statements.length + delimiter.last().length;
        for (StoredAttachment attachment : attachments) {
            length += delimiter.before(attachment).length + attachment.length();
        }
        return length;
    }

    private void write(
            int tenantId, Delimiter delimiter, byte[] statements, List<StoredAttachment> attachments, OutputStream out)
            throws IOException {
        out.write(delimiter.beforeStatements());
        out.write(statements);
        for (StoredAttachment attachment : attachments) {
            out.write(delimiter.before(attachment));
            long left = attachment.length();
            for (int part = 0; left > 0; part++) {
                Optional<byte[]> bytes = store.part(tenantId, attachment.contentId(), part);
                if (bytes.isEmpty()) {
                    throw new IOException("The attachment " + attachment.sha2() + " was removed while it was sent");
                }
                out.write(bytes.get());
                left -= bytes.get().length;
            }
        }
        out.write(delimiter.last());
        out.flush();
    }
}
