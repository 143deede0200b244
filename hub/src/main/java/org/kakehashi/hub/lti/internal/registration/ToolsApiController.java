package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/lti/tools}: registers tools, lists and changes them, switches them on and off. */
@RestController
@RequestMapping("/api/v1/lti/tools")
@Requires(Permission.MANAGE_TOOLS)
class ToolsApiController {
    private final Tools tools;
    private final ToolUses uses;
    private final HubProperties hub;
    private final MessageSource messages;

    ToolsApiController(Tools tools, ToolUses uses, HubProperties hub, MessageSource messages) {
        this.tools = tools;
        this.uses = uses;
        this.hub = hub;
        this.messages = messages;
    }

    record ToolList(List<ToolDetails> tools) {}

    record Switch(boolean enabled) {}

    /** The tool that watches over another's link; null: none does. */
    record Proctor(@Nullable UUID toolId) {}

    /**
     * What a tool is used for.
     *
     * @param vendor who makes it; empty: it goes by the host of its address
     * @param purpose key of the tenant's list
     */
    record Use(@Nullable String vendor, @Nullable String purpose) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ToolDetails register(@AuthenticationPrincipal Caller caller, @RequestBody NewTool wanted) {
        return switch (tools.register(caller, wanted)) {
            case Tools.Outcome.Registered(Placement placement) -> ToolDetails.of(placement, hub);
            case Tools.Outcome.Rejected(List<Fault> faults) ->
                throw new HubException(ErrorCode.INVALID_REQUEST, Fault.told(faults, messages));
        };
    }

    @GetMapping
    ToolList list(@AuthenticationPrincipal Caller caller) {
        return new ToolList(tools.all(caller).stream()
                .map(placement -> ToolDetails.of(placement, hub))
                .toList());
    }

    /** Says anew all that was registered; what isn't given is gone. */
    @PutMapping("/{clientId}")
    ToolDetails change(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @RequestBody NewTool wanted) {
        return switch (tools.change(caller, clientId, wanted)) {
            case Tools.Change.Changed(Placement placement) -> ToolDetails.of(placement, hub);
            case Tools.Change.Rejected(List<Fault> faults) ->
                throw new HubException(ErrorCode.INVALID_REQUEST, Fault.told(faults, messages));
            case Tools.Change.NoSuchTool() -> throw unknown();
        };
    }

    @PatchMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @RequestBody Switch wanted) {
        if (!tools.enable(caller, clientId, wanted.enabled())) {
            throw unknown();
        }
    }

    /** Says who makes the tool and what for it is used. */
    @PutMapping("/{clientId}/use")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void use(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @RequestBody Use wanted) {
        String vendor = wanted.vendor() == null ? "" : wanted.vendor();
        switch (uses.put(caller, clientId, vendor, String.valueOf(wanted.purpose()))) {
            case CHANGED -> {}
            case NO_TOOL -> throw unknown();
            case WRONG ->
                throw new HubException(
                        ErrorCode.INVALID_REQUEST,
                        "vendor has 100 characters at most; purpose is the key of one of the tenant's purposes.");
        }
    }

    /** What the tool may call and learn. */
    @GetMapping("/{clientId}/settings")
    WiredSettings settings(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId) {
        return WiredSettings.of(tools.of(caller, clientId).stream()
                .findFirst()
                .orElseThrow(ToolsApiController::unknown)
                .tool()
                .settings());
    }

    /** Changes it, from the next request on. */
    @PutMapping("/{clientId}/settings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @RequestBody WiredSettings wanted) {
        ToolSettings settings = wanted.read()
                .orElseThrow(() -> new HubException(
                        ErrorCode.INVALID_REQUEST,
                        "scopes: URIs of LTI services; subjectType, released, compatibility: see docs/lti.md."));
        if (!tools.set(caller, clientId, settings)) {
            throw unknown();
        }
    }

    /** Says which tool watches over the link that came with this one, in every class (Proctoring Services 1.0). */
    @PutMapping("/{clientId}/proctor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void proctor(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @RequestBody Proctor wanted) {
        switch (tools.proctor(caller, clientId, wanted.toolId())) {
            case SET -> {}
            case NO_TOOL -> throw unknown();
            case CANT ->
                throw new HubException(
                        ErrorCode.INVALID_REQUEST,
                        "toolId: the client id of a tool with proctoringUri and keys, or null for none.");
        }
    }

    private static HubException unknown() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no tool with that client id.");
    }
}
