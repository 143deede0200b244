package org.kakehashi.hub.lrs.internal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Reading through the Statement Resource (1.0.3 part 3, 2.1.3). */
@RestController
class StatementsReadController {
    private static final int ROOM_FOR_ADDED = 512;

    private final StatementReader reader;
    private final String contextPath;

    StatementsReadController(StatementReader reader, HubProperties hub) {
        this.reader = reader;
        String path = hub.publicUrl().getPath();
        this.contextPath = path == null || path.equals("/") ? "" : path;
    }

    @GetMapping({
        XapiPaths.BASE + XapiPaths.STATEMENTS,
        XapiPaths.BASE_1 + XapiPaths.STATEMENTS,
        XapiPaths.BASE_2 + XapiPaths.STATEMENTS
    })
    @Requires({Permission.XAPI_STATEMENTS_READ, Permission.XAPI_STATEMENTS_READ_MINE})
    ResponseEntity<byte[]> get(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request) {
        QueryParameters wanted = QueryParameters.of(request, version);
        if (wanted.statementId() != null) {
            return one(caller, wanted.statementId(), false);
        }
        if (wanted.voidedStatementId() != null) {
            return one(caller, wanted.voidedStatementId(), true);
        }
        return page(reader.page(caller, wanted), request);
    }

    private ResponseEntity<byte[]> one(ClientCaller caller, UUID id, boolean voided) {
        ServedStatement statement = reader.one(caller, id, voided)
                .orElseThrow(() -> new HubException(
                        ErrorCode.NOT_FOUND,
                        "There is no " + (voided ? "voided " : "") + "statement with the id " + id + "."));
        ByteArrayOutputStream out = new ByteArrayOutputStream(statement.body().length + ROOM_FOR_ADDED);
        statement.writeTo(out);
        return json().lastModified(Instant.ofEpochMilli(Seq.storedMillis(statement.seq())))
                .body(out.toByteArray());
    }

    private ResponseEntity<byte[]> page(StatementPage page, HttpServletRequest request) {
        int size = page.statements().stream()
                .mapToInt(each -> each.body().length + ROOM_FOR_ADDED)
                .sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + ROOM_FOR_ADDED);
        out.writeBytes("{\"statements\":[".getBytes(UTF_8));
        boolean first = true;
        for (ServedStatement statement : page.statements()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            statement.writeTo(out);
        }
        out.writeBytes(("],\"more\":\"" + more(page, request) + "\"}").getBytes(UTF_8));
        return json().body(out.toByteArray());
    }

    /** Where the next page is: the same query and the place to go on from. A query string has nothing that JSON must escape. */
    private String more(StatementPage page, HttpServletRequest request) {
        if (page.next() == 0) {
            return "";
        }
        String query = withoutCursor(request.getQueryString());
        return contextPath + request.getRequestURI() + "?" + query + (query.isEmpty() ? "" : "&")
                + QueryParameters.CURSOR + "=" + page.next();
    }

    private static String withoutCursor(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.startsWith(QueryParameters.CURSOR + "="))
                        .collect(Collectors.joining("&"))
                        .replace("\\", "%5C")
                        .replace("\"", "%22");
    }

    private static ResponseEntity.BodyBuilder json() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    }
}
