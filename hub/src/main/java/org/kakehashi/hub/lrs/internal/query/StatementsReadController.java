package org.kakehashi.hub.lrs.internal.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.internal.attachment.MultipartAnswer;
import org.kakehashi.hub.lrs.internal.format.Format;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Reading through the Statement Resource (1.0.3 part 3, 2.1.3). */
@RestController
class StatementsReadController {
    private final StatementReader reader;
    private final StatementJson json;
    private final ConsistentThrough consistentThrough;
    private final MultipartAnswer multipart;
    private final AnswerMemory memory;

    StatementsReadController(
            StatementReader reader,
            StatementJson json,
            ConsistentThrough consistentThrough,
            MultipartAnswer multipart,
            AnswerMemory memory) {
        this.reader = reader;
        this.json = json;
        this.consistentThrough = consistentThrough;
        this.multipart = multipart;
        this.memory = memory;
    }

    @GetMapping({
        XapiPaths.BASE + XapiPaths.STATEMENTS,
        XapiPaths.BASE_1 + XapiPaths.STATEMENTS,
        XapiPaths.BASE_2 + XapiPaths.STATEMENTS
    })
    @Requires({Permission.XAPI_STATEMENTS_READ, Permission.XAPI_STATEMENTS_READ_MINE})
    @Nullable
    ResponseEntity<byte[]> get(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        QueryParameters wanted = QueryParameters.of(request, version);
        StatementJson.Asked asked = StatementJson.Asked.of(caller.tenantId(), wanted, request);
        Found found = found(caller, wanted, asked, response);
        if (!wanted.attachments()) {
            return found.answer();
        }
        multipart.write(caller.tenantId(), found.seqs(), found.answer(), request, response);
        return null;
    }

    /** What a request gets without data, and the statements that it tells. */
    private record Found(ResponseEntity<byte[]> answer, List<Long> seqs) {}

    private Found found(
            ClientCaller caller, QueryParameters wanted, StatementJson.Asked asked, HttpServletResponse response) {
        if (wanted.statementId() != null) {
            return one(caller, wanted.statementId(), false, asked);
        }
        if (wanted.voidedStatementId() != null) {
            return one(caller, wanted.voidedStatementId(), true, asked);
        }
        StatementPage page = reader.page(caller, wanted);
        memory.take(page.statements(), asked.format());
        page.newest()
                .ifPresent(seq -> response.setHeader(
                        XapiPaths.CONSISTENT_THROUGH, consistentThrough.textFrom(Seq.storedMicros(seq))));
        byte[] body = json.list(page, asked);
        return new Found(
                answer(asked).eTag(json.tagOf(page, body, asked)).body(body),
                page.statements().stream().map(ServedStatement::seq).toList());
    }

    private Found one(ClientCaller caller, UUID id, boolean voided, StatementJson.Asked asked) {
        ServedStatement statement = reader.one(caller, id, voided)
                .orElseThrow(() -> new HubException(
                        ErrorCode.NOT_FOUND,
                        "There is no " + (voided ? "voided " : "") + "statement with the id " + id + "."));
        memory.take(List.of(statement), asked.format());
        byte[] body = json.one(statement, asked);
        ResponseEntity<byte[]> answer = answer(asked)
                .lastModified(Instant.ofEpochMilli(Seq.storedMillis(statement.seq())))
                .eTag(json.tagOf(statement, body, asked))
                .body(body);
        return new Found(answer, List.of(statement.seq()));
    }

    private static ResponseEntity.BodyBuilder answer(StatementJson.Asked asked) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        return asked.format() == Format.CANONICAL ? answer.varyBy(HttpHeaders.ACCEPT_LANGUAGE) : answer;
    }
}
