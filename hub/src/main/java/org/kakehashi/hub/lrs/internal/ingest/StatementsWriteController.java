package org.kakehashi.hub.lrs.internal.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentContent;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentIntake;
import org.kakehashi.hub.lrs.internal.attachment.MultipartBody;
import org.kakehashi.hub.lrs.internal.dictionary.Authority;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.rights.ClientLimits;
import org.kakehashi.hub.lrs.internal.statement.Parsed;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.Rejection;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Storing through the Statement Resource (1.0.3 part 3, 2.1.1 and 2.1.2): answered once it is committed. */
@RestController
@RequestMapping({
    XapiPaths.BASE + XapiPaths.STATEMENTS,
    XapiPaths.BASE_1 + XapiPaths.STATEMENTS,
    XapiPaths.BASE_2 + XapiPaths.STATEMENTS
})
@Requires(Permission.XAPI_STATEMENTS_WRITE)
class StatementsWriteController {
    private static final String STATEMENT_ID = "statementId";

    private final BodyMemory memory;
    private final GroupCommit commits;
    private final AttachmentIntake intake;
    private final StatementParser parser;
    private final long maxBody;
    private final String issuer;

    StatementsWriteController(
            BodyMemory memory,
            GroupCommit commits,
            AttachmentIntake intake,
            IngestProperties properties,
            HubProperties hub) {
        this.memory = memory;
        this.commits = commits;
        this.intake = intake;
        this.maxBody = properties.maxBody().toBytes();
        this.parser = new StatementParser(properties.maxBatch());
        this.issuer = hub.issuer();
    }

    @PostMapping
    ResponseEntity<?> post(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request)
            throws IOException {
        new Parameters(request, Set.of());
        return store(caller, version, request, null);
    }

    @PutMapping
    ResponseEntity<?> put(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request)
            throws IOException {
        UUID id = new Parameters(request, Set.of(STATEMENT_ID)).uuid(STATEMENT_ID);
        if (id == null) {
            throw Parameters.refused(STATEMENT_ID, "is required");
        }
        return store(caller, version, request, id);
    }

    private ResponseEntity<?> store(
            ClientCaller caller, SpecVersion version, HttpServletRequest request, @Nullable UUID putId)
            throws IOException {
        Arrival arrival = new Arrival(caller, version, putId);
        if (MultipartBody.isMixed(request.getContentType())) {
            return withAttachments(arrival, request);
        }
        ContentTypes.requireJson(request.getContentType());
        try (BodyMemory.Body body = memory.read(request.getInputStream(), request.getContentLengthLong())) {
            return switch (parser.parse(body.bytes(), version)) {
                case Rejection rejection -> Answers.rejected(rejection);
                case Parsed.Statements parsed -> store(arrival, parsed, null);
            };
        }
    }

    private ResponseEntity<?> withAttachments(Arrival arrival, HttpServletRequest request) throws IOException {
        MultipartBody parts = MultipartBody.of(String.valueOf(request.getContentType()), request.getInputStream());
        try {
            MultipartBody.Part first = parts.first();
            ContentTypes.requireJsonFirst(first.header(HttpHeaders.CONTENT_TYPE));
            try (BodyMemory.Body body = memory.read(first.data(), -1, maxBody)) {
                return switch (parser.parse(body.bytes(), arrival.version())) {
                    case Rejection rejection -> Answers.rejected(rejection);
                    case Parsed.Statements parsed -> store(arrival, parsed, parts);
                };
            }
        } finally {
            parts.drain();
        }
    }

    /** Whose request it is, under which version, and the id that a PUT names. */
    private record Arrival(
            ClientCaller caller,
            SpecVersion version,
            @Nullable UUID putId) {}

    private ResponseEntity<?> store(Arrival arrival, Parsed.Statements parsed, @Nullable MultipartBody parts)
            throws IOException {
        ClientCaller caller = arrival.caller();
        UUID putId = arrival.putId();
        List<Incoming> incoming = putId == null ? posted(parsed.statements()) : put(parsed, putId);
        ClientLimits.check(caller, parsed.statements());
        Map<String, AttachmentContent> attachments = received(arrival, parsed.statements(), parts);
        Submission submission = new Submission(
                caller.tenantId(),
                Authority.of(caller, issuer),
                arrival.version(),
                caller.permissions().contains(Permission.XAPI_DEFINE),
                incoming,
                attachments);
        return switch (commits.store(submission)) {
            case Outcome.Stored stored ->
                putId == null ? stored(incoming) : ResponseEntity.noContent().build();
            case Outcome.Conflict conflict ->
                throw new HubException(
                        ErrorCode.CONFLICT,
                        "The store has another statement with the id " + conflict.id()
                                + ". Statements never change; send yours under a new id.");
            case Outcome.Unavailable unavailable ->
                throw new HubException(
                        ErrorCode.UNAVAILABLE,
                        "The statements could not be stored for now. Send the same again shortly.");
            case Outcome.Failed failed -> throw failed.fault();
        };
    }

    private Map<String, AttachmentContent> received(
            Arrival arrival, List<ParsedStatement> statements, @Nullable MultipartBody parts) throws IOException {
        BodyMemory.Body beside = memory.reserve(parts == null ? 0 : AttachmentIntake.memory(statements));
        try {
            return intake.receive(arrival.caller().tenantId(), arrival.version(), statements, parts);
        } finally {
            beside.close();
        }
    }

    private static List<Incoming> posted(List<ParsedStatement> statements) {
        return statements.stream().map(Incoming::of).toList();
    }

    private static List<Incoming> put(Parsed.Statements parsed, UUID id) {
        if (parsed.isArray() || parsed.statements().size() != 1) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "PUT takes one statement, not an array. Use POST for many.");
        }
        ParsedStatement statement = parsed.statements().getFirst();
        if (statement.id() != null && !statement.id().equals(id)) {
            throw Parameters.refused(STATEMENT_ID, "differs from the statement's id " + statement.id());
        }
        return List.of(new Incoming(statement, id));
    }

    private static ResponseEntity<String> stored(List<Incoming> incoming) {
        String ids = incoming.stream().map(each -> "\"" + each.id() + "\"").collect(Collectors.joining(",", "[", "]"));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ids);
    }
}
