package org.kakehashi.hub.access.internal;

import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.access.SignedIn;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.access.internal.oidc.IdentityProviders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The sign-in page of a tenant, and the way from there to where a role's day begins. */
@Controller
class SignInController {
    private final Tenants tenants;
    private final IdentityProviders providers;

    SignInController(Tenants tenants, IdentityProviders providers) {
        this.tenants = tenants;
        this.providers = providers;
    }

    @GetMapping("/t/{slug}/sign-in")
    @Public("people sign in here")
    String signIn(@PathVariable String slug, Model model) {
        // An unknown tenant gets the same page: its existence isn't told.
        Optional<Tenant> tenant = tenants.bySlug(slug);
        model.addAttribute("slug", slug);
        model.addAttribute("tenantName", tenant.map(Tenant::name).orElse(""));
        model.addAttribute(
                "providers",
                tenant.map(found -> providers.buttons(found.tenantId())).orElse(List.of()));
        model.addAttribute(
                "sandbox",
                tenant.map(found -> tenants.isSandbox(found.tenantId())).orElse(false));
        return "access/sign-in";
    }

    @GetMapping("/sign-in")
    @Public("says that each tenant has an address of its own")
    String noTenant() {
        return "access/no-tenant";
    }

    @GetMapping("/sign-in/refused")
    @Public("tells that the provider knows somebody whom the roster doesn't")
    String refused() {
        return "access/refused";
    }

    @GetMapping("/")
    @SignedIn
    String home(@AuthenticationPrincipal AccountCaller caller) {
        if (caller.permissions().contains(Permission.VIEW_BOARD)) {
            return "redirect:/board";
        }
        if (caller.permissions().contains(Permission.VIEW_OWN_STUDY)) {
            return "redirect:/study";
        }
        if (caller.permissions().contains(Permission.VIEW_CHILDREN)) {
            return "redirect:/children";
        }
        if (caller.permissions().contains(Permission.MANAGE_IMPORTS)) {
            return "redirect:/imports";
        }
        if (caller.permissions().contains(Permission.VIEW_AGGREGATES)) {
            return "redirect:/overview";
        }
        return caller.permissions().contains(Permission.VIEW_OWN_STATEMENTS)
                ? "redirect:/statements/findings"
                : "access/nothing-yet";
    }
}
