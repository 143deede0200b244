package org.kakehashi.hub.lrs.internal.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The State Resource (1.0.3 part 3, 2.3). */
@RestController
@RequestMapping({
    XapiPaths.BASE + StateController.PATH,
    XapiPaths.BASE_1 + StateController.PATH,
    XapiPaths.BASE_2 + StateController.PATH
})
class StateController {
    static final String PATH = "/activities/state";

    private final DocumentEndpoint endpoint;

    StateController(DocumentEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @GetMapping
    @Requires(Permission.XAPI_STATE_READ)
    void get(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        endpoint.get(DocumentResource.STATE, caller, version, request, response);
    }

    @PutMapping
    @Requires(Permission.XAPI_STATE)
    ResponseEntity<Void> put(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request)
            throws IOException {
        return endpoint.put(DocumentResource.STATE, caller, version, request);
    }

    @PostMapping
    @Requires(Permission.XAPI_STATE)
    ResponseEntity<Void> post(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request)
            throws IOException {
        return endpoint.post(DocumentResource.STATE, caller, version, request);
    }

    @DeleteMapping
    @Requires(Permission.XAPI_STATE)
    ResponseEntity<Void> delete(
            @AuthenticationPrincipal ClientCaller caller,
            @RequestAttribute(XapiPaths.VERSION) SpecVersion version,
            HttpServletRequest request) {
        return endpoint.delete(DocumentResource.STATE, caller, version, request);
    }
}
