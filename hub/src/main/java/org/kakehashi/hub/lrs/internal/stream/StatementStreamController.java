package org.kakehashi.hub.lrs.internal.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.dictionary.Authority;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The statements of the store, in the order in which they were committed, as lines of JSON. */
@RestController
class StatementStreamController {
    private static final Logger LOG = LoggerFactory.getLogger(StatementStreamController.class);
    private static final Set<String> KNOWN =
            Set.of("after", "limit", "wait", "client", "verb", "activity", "agent", "registration");
    private static final int MOST_STATEMENTS = 100_000;
    private static final int USUAL_STATEMENTS = 10_000;
    private static final int LONGEST_WAIT = 60;
    private static final int STREAMS_AT_ONCE = 64;

    private final StatementStream stream;
    private final String issuer;
    private final Semaphore open = new Semaphore(STREAMS_AT_ONCE);

    StatementStreamController(StatementStream stream, HubProperties hub) {
        this.stream = stream;
        this.issuer = hub.issuer();
    }

    /**
     * {@code GET /api/v1/statements/stream}: statements behind a cursor, as {@code application/x-ndjson}. Each line is
     * {@code {"cursor": …, "statement": …}}, the statement as xAPI's {@code format=exact} gives it; a line without
     * {@code statement} only says how far the log was looked at, and such a one is the last line of every whole answer. To go on,
     * also after an answer that was cut off, send the cursor of the last whole line as {@code after}.
     *
     * <p>Voided statements are in it, as their voiding statements are; what was erased is not. Attachments' data are not, nor
     * statements by persons who are out of the client's purpose.
     *
     * <p>Query parameters, all optional: {@code after}, a cursor (absent: from the first statement on); {@code limit}, most
     * statements, 1 to 100,000 (10,000); {@code wait}, seconds to wait for a statement where there is none, 0 to 60 (0);
     * {@code client}, the id of the API client or tool that sent it; {@code verb} and {@code activity}, IRIs; {@code agent}, the
     * actor as JSON; {@code registration}, a UUID.
     *
     * <p>Errors: {@code invalid-request} for a parameter or a cursor ahead of the log, {@code forbidden} for a launch's token,
     * {@code unavailable} while 64 answers are under way on this node.
     */
    @GetMapping("/api/v1/statements/stream")
    @Requires({Permission.XAPI_STATEMENTS_READ, Permission.XAPI_STATEMENTS_READ_MINE})
    void stream(
            @AuthenticationPrincipal ClientCaller caller, HttpServletRequest request, HttpServletResponse response) {
        if (caller.limits() != null) {
            throw new HubException(ErrorCode.FORBIDDEN, "A launch's token can't read the stream of statements.");
        }
        StatementStream.Wanted wanted = wanted(caller, new Parameters(request, KNOWN));
        stream.check(caller.tenantId(), wanted.after());
        if (!open.tryAcquire()) {
            throw new HubException(ErrorCode.UNAVAILABLE, "Too many streams are open. Try again in a moment.");
        }
        try {
            write(caller.tenantId(), wanted, response);
        } finally {
            open.release();
        }
    }

    /** Once lines are out, a fault can only be told by an answer without its last line. */
    private void write(int tenantId, StatementStream.Wanted wanted, HttpServletResponse response) {
        response.setContentType("application/x-ndjson");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            stream.write(tenantId, wanted, response.getOutputStream());
        } catch (IOException e) {
            LOG.debug("The reader of the stream of tenant {} went away", tenantId, e);
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.resetBuffer();
                throw e;
            }
            LOG.warn("The stream of tenant {} was cut off", tenantId, e);
        }
    }

    private StatementStream.Wanted wanted(ClientCaller caller, Parameters parameters) {
        String after = parameters.text("after");
        return new StatementStream.Wanted(
                after == null ? StreamCursor.START : StreamCursor.parse(after),
                (int) number(parameters, "limit", 1, MOST_STATEMENTS, USUAL_STATEMENTS),
                Duration.ofSeconds(number(parameters, "wait", 0, LONGEST_WAIT, 0)),
                filter(caller, parameters));
    }

    private static long number(Parameters parameters, String name, long least, long most, long absent) {
        long value = parameters.number(name).orElse(absent);
        if (value < least || value > most) {
            throw Parameters.refused(name, "must be from " + least + " to " + most);
        }
        return value;
    }

    private StreamFilter filter(ClientCaller caller, Parameters parameters) {
        boolean all = caller.permissions().contains(Permission.XAPI_STATEMENTS_READ);
        UUID client = parameters.uuid("client");
        return new StreamFilter(
                all ? null : Authority.of(caller, issuer).agent(),
                client == null ? null : AgentId.account(issuer, client.toString()),
                parameters.iri("verb"),
                parameters.iri("activity"),
                agent(parameters.text("agent")),
                parameters.uuid("registration"),
                caller.purpose());
    }

    private static @Nullable AgentId agent(@Nullable String json) {
        AgentId agent = json == null ? null : StatementParser.parseAgent(json, SpecVersion.V2_0_0);
        if (json != null && agent == null) {
            throw Parameters.refused("agent", "must be an Agent or identified Group as JSON");
        }
        return agent;
    }
}
