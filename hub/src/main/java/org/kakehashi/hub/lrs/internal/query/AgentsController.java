package org.kakehashi.hub.lrs.internal.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.format.Format;
import org.kakehashi.hub.lrs.internal.format.Person;
import org.kakehashi.hub.lrs.internal.protocol.EntityTags;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Agents Resource (1.0.3 part 3, 2.4): the agent as a Person, with the names that it bears in the newest statements which the
 * caller may see. The store joins no identifiers: that is the business of others.
 */
@RestController
class AgentsController {
    private static final String AGENT = "agent";
    private static final int STATEMENTS = 20;

    private final StatementReader reader;
    private final AnswerMemory memory;

    AgentsController(StatementReader reader, AnswerMemory memory) {
        this.reader = reader;
        this.memory = memory;
    }

    @GetMapping({
        XapiPaths.BASE + XapiPaths.AGENTS,
        XapiPaths.BASE_1 + XapiPaths.AGENTS,
        XapiPaths.BASE_2 + XapiPaths.AGENTS
    })
    @Requires({Permission.XAPI_STATEMENTS_READ, Permission.XAPI_STATEMENTS_READ_MINE, Permission.XAPI_PROFILE_READ})
    ResponseEntity<byte[]> get(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request) {
        String text = new Parameters(request, Set.of(AGENT)).text(AGENT);
        AgentId agent = text == null ? null : StatementParser.parseSoleAgent(text, version);
        if (text == null || agent == null) {
            throw Parameters.refused(AGENT, text == null ? "is required" : "must be an Agent as JSON");
        }
        List<ServedStatement> statements =
                reader.page(caller, QueryParameters.naming(agent, STATEMENTS)).statements();
        memory.take(statements, Format.CANONICAL);
        Person person = new Person(agent, text);
        statements.forEach(statement -> person.addNames(statement.body()));
        byte[] body = person.json();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(EntityTags.ofContent(body))
                .body(body);
    }
}
