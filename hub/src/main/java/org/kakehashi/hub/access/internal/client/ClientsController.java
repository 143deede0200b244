package org.kakehashi.hub.access.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.ClientScopes;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.RosterRelease;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The administrator's pages of API clients. */
@Controller
@RequestMapping("/clients")
@Requires(Permission.MANAGE_CLIENTS)
class ClientsController {
    private static final List<String> SCOPES = ClientScopes.words();
    private static final int MOST_DAYS = 30;

    private final ApiClients clients;
    private final HubProperties hub;

    ClientsController(ApiClients clients, HubProperties hub) {
        this.clients = clients;
        this.hub = hub;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        ApiClients.Page page = clients.list(caller, before);
        model.addAttribute("clients", page.clients());
        model.addAttribute("next", page.next());
        model.addAttribute("now", clients.now());
        model.addAttribute("purposes", clients.purposes(caller));
        return "access/clients";
    }

    @GetMapping("/new")
    ModelAndView blank(@AuthenticationPrincipal AccountCaller caller) {
        return form(caller, ClientForm.blank(), List.of());
    }

    /** The secret is on the answer to this one request, which no cache keeps. */
    @PostMapping
    ModelAndView make(@AuthenticationPrincipal AccountCaller caller, @ModelAttribute ClientForm form) {
        return switch (clients.make(caller, form.toNewClient())) {
            case ApiClients.Outcome.Made(UUID clientId, String secret) -> made(form.name(), clientId, secret);
            case ApiClients.Outcome.Rejected(List<ClientFault> faults) -> form(caller, form, faults);
        };
    }

    @PostMapping("/{clientId}/revoke")
    String revoke(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId) {
        if (!clients.revoke(caller, clientId)) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no client with that id.");
        }
        return "redirect:/clients";
    }

    private ModelAndView made(@Nullable String name, UUID clientId, String secret) {
        ModelAndView page = new ModelAndView("access/client-made");
        page.addObject("name", name);
        page.addObject("key", clientId);
        page.addObject("secret", secret);
        page.addObject("endpoint", hub.link("/xapi/"));
        page.addObject("oneroster", hub.link("/ims/oneroster/"));
        page.addObject("tokens", hub.link(TokenController.PATH));
        return page;
    }

    /** A client's secrets: which are good, until when, and when they were last used. */
    @GetMapping("/{clientId}")
    String secrets(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId, Model model) {
        model.addAttribute("client", clients.find(caller, clientId).orElseThrow(ClientsController::notFound));
        model.addAttribute("secrets", clients.secrets(caller, clientId));
        model.addAttribute("now", clients.now());
        return "access/client";
    }

    @PostMapping("/{clientId}/secrets")
    ModelAndView rotate(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "7") int overlapDays) {
        ApiClient client = clients.find(caller, clientId).orElseThrow(ClientsController::notFound);
        Duration overlap = Duration.ofDays(Math.clamp(overlapDays, 0, MOST_DAYS));
        String secret = clients.rotate(caller, clientId, overlap).orElseThrow(ClientsController::notFound);
        return made(client.name(), clientId, secret);
    }

    @PostMapping("/{clientId}/secrets/{fingerprint}/end")
    String end(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @PathVariable String fingerprint) {
        if (!clients.endSecret(caller, clientId, fingerprint)) {
            throw notFound();
        }
        return "redirect:/clients/" + clientId;
    }

    private static HubException notFound() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no such client or secret.");
    }

    private ModelAndView form(AccountCaller caller, ClientForm form, List<ClientFault> faults) {
        ModelAndView page = new ModelAndView("access/client-form");
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.addObject("scopes", SCOPES);
        page.addObject("identifiers", RosterRelease.Identifiers.values());
        page.addObject("parts", RosterRelease.Part.values());
        page.addObject("purposes", clients.purposes(caller));
        page.setStatus(faults.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page;
    }
}
