package org.kakehashi.hub.lrs.internal.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.StatementIntake.Brought;
import org.kakehashi.hub.lrs.StatementIntake.Data;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentContent;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentIntake;
import org.kakehashi.hub.lrs.internal.attachment.MultipartBody;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.springframework.stereotype.Component;

/** Takes in attachments' data that a connector brings by the same way as a client's: as the parts of a multipart body. */
@Component
class BroughtData {
    private final AttachmentIntake intake;
    private final BodyMemory memory;

    BroughtData(AttachmentIntake intake, BodyMemory memory) {
        this.intake = intake;
        this.memory = memory;
    }

    /** @throws org.kakehashi.hub.web.HubException where data is missing, isn't what the statement says, or has no room for now */
    Map<String, AttachmentContent> receive(
            int tenantId, SpecVersion version, ParsedStatement statement, Brought brought) {
        List<ParsedStatement> statements = List.of(statement);
        BodyMemory.Body beside = memory.reserve(brought.data().isEmpty() ? 0 : AttachmentIntake.memory(statements));
        try {
            return intake.receive(tenantId, version, statements, parts(brought.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            beside.close();
        }
    }

    private static @Nullable MultipartBody parts(List<Data> data) {
        if (data.isEmpty()) {
            return null;
        }
        String boundary = UUID.randomUUID().toString();
        List<InputStream> body = new ArrayList<>();
        body.add(text("--" + boundary + "\r\nContent-Type: application/json\r\n\r\n"));
        for (Data part : data) {
            body.add(text("\r\n--" + boundary + "\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
                    + plain(part.sha2()) + "\r\n\r\n"));
            body.add(new ByteArrayInputStream(part.bytes()));
        }
        body.add(text("\r\n--" + boundary + "--\r\n"));
        MultipartBody parts = MultipartBody.of(
                "multipart/mixed; boundary=" + boundary, new SequenceInputStream(Collections.enumeration(body)));
        parts.first();
        return parts;
    }

    /** A header's value must not bring further lines; a hash has none. */
    private static String plain(String hash) {
        return hash.replaceAll("[^0-9A-Za-z]", "");
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }
}
