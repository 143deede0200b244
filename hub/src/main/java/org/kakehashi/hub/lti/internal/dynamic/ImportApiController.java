package org.kakehashi.hub.lti.internal.dynamic;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.Fault;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.ToolDetails;
import org.kakehashi.hub.lti.internal.registration.Tools;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/lti/tools/import}: registers a tool by the JSON that its vendor gives. */
@RestController
@Requires(Permission.MANAGE_TOOLS)
class ImportApiController {
    static final String PATH = "/api/v1/lti/tools/import";

    private final RegistrationRules rules;
    private final Tools tools;
    private final HubProperties hub;
    private final MessageSource messages;

    ImportApiController(RegistrationRules rules, Tools tools, HubProperties hub, MessageSource messages) {
        this.rules = rules;
        this.tools = tools;
        this.hub = hub;
        this.messages = messages;
    }

    /**
     * The tool as {@code POST /api/v1/lti/tools} answers.
     *
     * @param asked what the configuration asks for besides; nothing of it is given before {@code PUT …/settings}
     * @param notes what wasn't taken over
     */
    record Imported(@JsonUnwrapped ToolDetails tool, Asked asked, List<Note> notes) {}

    record Asked(List<String> scopes, Set<Released> released, List<Wanted.Message> messages) {}

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported register(@AuthenticationPrincipal Caller caller, @RequestBody byte[] body) {
        try {
            Wanted wanted = Configurations.read(rules.parsed(body));
            return switch (tools.register(caller, wanted.tool())) {
                case Tools.Outcome.Registered(Placement placement) ->
                    new Imported(ToolDetails.of(placement, hub), asked(wanted), wanted.notes());
                case Tools.Outcome.Rejected(List<Fault> faults) ->
                    throw new HubException(ErrorCode.INVALID_REQUEST, told(faults));
            };
        } catch (Unacceptable e) {
            throw new HubException(ErrorCode.INVALID_REQUEST, e.description());
        }
    }

    private static Asked asked(Wanted wanted) {
        return new Asked(
                wanted.scopes().stream().map(LtiScope::uri).sorted().toList(), wanted.released(), wanted.messages());
    }

    private String told(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.field() + ": " + messages.getMessage(fault.key(), null, Locale.ENGLISH))
                .collect(Collectors.joining(" "));
    }
}
