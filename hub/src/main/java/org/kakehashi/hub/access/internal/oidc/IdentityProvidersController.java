package org.kakehashi.hub.access.internal.oidc;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.PersonKeys;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /identity-providers}: what {@code IdentityProvidersApiController} offers to programs. */
@Controller
@RequestMapping("/identity-providers")
@Requires(Permission.MANAGE_ACCOUNTS)
class IdentityProvidersController {
    private final IdentityProviders providers;
    private final HubProperties hub;

    IdentityProvidersController(IdentityProviders providers, HubProperties hub) {
        this.providers = providers;
        this.hub = hub;
    }

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, Model model) {
        model.addAttribute("providers", providers.all(caller.tenantId()));
        model.addAttribute("keys", PersonKeys.Key.values());
        model.addAttribute("redirectUri", hub.link(OidcSignIn.END + "/" + caller.tenantId() + "-"));
        return "access/identity-providers";
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal AccountCaller caller,
            @Valid @ModelAttribute("wanted") NewIdentityProvider wanted,
            BindingResult result,
            HttpServletResponse response,
            Model model) {
        if (result.hasErrors()) {
            return again(
                    caller,
                    response,
                    model,
                    String.join(
                            ", ",
                            result.getFieldErrors().stream()
                                    .map(FieldError::getField)
                                    .toList()));
        }
        try {
            providers.add(caller, wanted);
            return "redirect:/identity-providers";
        } catch (HubException e) {
            return again(caller, response, model, String.valueOf(e.getMessage()));
        }
    }

    private String again(AccountCaller caller, HttpServletResponse response, Model model, String wrong) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", wrong);
        return list(caller, model);
    }

    @PostMapping("/{id}/enabled")
    String enable(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID id, @RequestParam boolean enabled) {
        providers.enable(caller, id, enabled);
        return "redirect:/identity-providers";
    }

    @PostMapping("/{id}/check")
    String check(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID id, Model model) {
        model.addAttribute("checked", id);
        model.addAttribute("problem", providers.check(caller, id).orElse(null));
        return list(caller, model);
    }
}
