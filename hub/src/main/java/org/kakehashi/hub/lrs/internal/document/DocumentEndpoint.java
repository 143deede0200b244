package org.kakehashi.hub.lrs.internal.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.lrs.internal.ingest.BodyMemory;
import org.kakehashi.hub.lrs.internal.rights.ClientLimits;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** What requests to the three document resources have in common. */
@Component
class DocumentEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CONTENT_TYPE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private final Documents documents;
    private final BodyMemory memory;
    private final long maxSize;

    DocumentEndpoint(Documents documents, BodyMemory memory, DocumentProperties properties) {
        this.documents = documents;
        this.memory = memory;
        this.maxSize = properties.maxSize().toBytes();
    }

    /** GET and HEAD: a document, or the ids of several. */
    void get(
            DocumentResource resource,
            ClientCaller caller,
            SpecVersion version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        DocumentParameters wanted = DocumentParameters.ofGet(resource, request, version);
        checkLimits(caller, wanted);
        String id = wanted.id();
        if (id == null) {
            ids(caller.tenantId(), wanted, request, response);
            return;
        }
        Document head = documents.head(caller.tenantId(), wanted, id).orElseThrow(DocumentEndpoint::notFound);
        if (request.getMethod().equals("HEAD")) {
            send(head, request, response);
            return;
        }
        try (BodyMemory.Body _ = memory.reserve(head.size())) {
            send(
                    documents.find(caller.tenantId(), wanted, id).orElseThrow(DocumentEndpoint::notFound),
                    request,
                    response);
        }
    }

    /** PUT: stores or replaces. */
    ResponseEntity<Void> put(
            DocumentResource resource, ClientCaller caller, SpecVersion version, HttpServletRequest request)
            throws IOException {
        boolean unseen = resource.mayOverwriteUnseen(version);
        return write(
                resource,
                caller,
                version,
                request,
                (wanted, id, document, preconditions) ->
                        documents.put(caller.tenantId(), wanted, id, document, preconditions, unseen));
    }

    /** POST: stores or merges. */
    ResponseEntity<Void> post(
            DocumentResource resource, ClientCaller caller, SpecVersion version, HttpServletRequest request)
            throws IOException {
        return write(
                resource,
                caller,
                version,
                request,
                (wanted, id, document, preconditions) ->
                        documents.post(caller.tenantId(), wanted, id, document, preconditions));
    }

    @FunctionalInterface
    private interface Write {
        Written of(DocumentParameters wanted, String id, Document document, Preconditions preconditions);
    }

    private ResponseEntity<Void> write(
            DocumentResource resource,
            ClientCaller caller,
            SpecVersion version,
            HttpServletRequest request,
            Write write)
            throws IOException {
        DocumentParameters wanted = DocumentParameters.ofWrite(resource, request, version);
        checkLimits(caller, wanted);
        Preconditions preconditions = Preconditions.of(request);
        String contentType = contentType(request.getContentType());
        try (BodyMemory.Body body = memory.read(request.getInputStream(), request.getContentLengthLong(), maxSize)) {
            Document document = Documents.document(contentType, body.bytes());
            return answer(write.of(wanted, String.valueOf(wanted.id()), document, preconditions));
        }
    }

    /** DELETE: one document, or all state of a context. A list has no ETag that If-Match could name. */
    ResponseEntity<Void> delete(
            DocumentResource resource, ClientCaller caller, SpecVersion version, HttpServletRequest request) {
        DocumentParameters wanted = DocumentParameters.ofDelete(resource, request, version);
        checkLimits(caller, wanted);
        Preconditions preconditions = Preconditions.of(request);
        String id = wanted.id();
        if (id != null) {
            return answer(documents.delete(caller.tenantId(), wanted, id, preconditions));
        }
        if (!preconditions.hold("")) {
            return answer(new Written.PreconditionFailed());
        }
        documents.deleteAll(caller.tenantId(), wanted);
        return answer(new Written.Done());
    }

    private static void checkLimits(ClientCaller caller, DocumentParameters wanted) {
        boolean state = wanted.resource() == DocumentResource.STATE;
        ClientLimits.checkDocuments(caller, wanted.agent(), wanted.activity(), state, wanted.registration());
    }

    private void ids(int tenantId, DocumentParameters wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Instant updated = Instant.EPOCH;
        out.write('[');
        List<DocumentStore.Listed> page = documents.ids(tenantId, wanted, "");
        while (!page.isEmpty()) {
            for (DocumentStore.Listed each : page) {
                if (out.size() > 1) {
                    out.write(',');
                }
                out.writeBytes(JSON.writeValueAsBytes(each.id()));
                updated = each.updated().isAfter(updated) ? each.updated() : updated;
            }
            if (out.size() > maxSize) {
                throw new HubException(
                        ErrorCode.TOO_LARGE,
                        "The list of ids is larger than " + maxSize + " bytes. Narrow it with since.");
            }
            page = documents.ids(tenantId, wanted, page.getLast().id());
        }
        out.write(']');
        byte[] list = out.toByteArray();
        send(
                new Document(MediaType.APPLICATION_JSON_VALUE, Document.etagOf(list), updated, list.length, list),
                request,
                response);
    }

    private static void send(Document document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String etag = "\"" + document.etag() + "\"";
        boolean dated = document.updated().isAfter(Instant.EPOCH);
        if (new ServletWebRequest(request, response)
                .checkNotModified(etag, dated ? document.updated().toEpochMilli() : -1)) {
            return;
        }
        response.setHeader("ETag", etag);
        response.setContentType(document.contentType());
        response.setContentLength(document.size());
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(document.content());
        }
    }

    private static String contentType(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
        if (!CONTENT_TYPE.matcher(sent).matches()) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "Content-Type must have at most 255 characters, all of ASCII.");
        }
        return sent.strip();
    }

    private static ResponseEntity<Void> answer(Written written) {
        return switch (written) {
            case Written.Done() -> ResponseEntity.noContent().build();
            case Written.PreconditionFailed() ->
                throw new HubException(
                        ErrorCode.PRECONDITION_FAILED,
                        "The document isn't what If-Match or If-None-Match says. Get it again and send your change with"
                                + " the ETag it has now.");
            case Written.Exists() ->
                throw new HubException(
                        ErrorCode.CONFLICT,
                        "There is a document of this id already. Check its current state with GET, and send If-Match with"
                                + " its current ETag to replace it.");
            case Written.NotMergeable(String why) -> throw new HubException(ErrorCode.INVALID_REQUEST, why);
        };
    }

    private static HubException notFound() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no document of this id here.");
    }
}
