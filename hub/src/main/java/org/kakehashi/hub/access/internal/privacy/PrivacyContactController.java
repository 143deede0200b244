package org.kakehashi.hub.access.internal.privacy;

import jakarta.servlet.http.HttpServletResponse;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.access.internal.privacy.PrivacyStore.Contact;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's page of whom people may ask, with the way to what is published. */
@Controller
@Requires(Permission.MANAGE_PRIVACY)
class PrivacyContactController {
    private final PrivacyNotices notices;
    private final Tenants tenants;

    PrivacyContactController(PrivacyNotices notices, Tenants tenants) {
        this.notices = notices;
        this.tenants = tenants;
    }

    @GetMapping("/privacy-contact")
    String show(@AuthenticationPrincipal AccountCaller caller, Model model) {
        return page(caller, notices.contact(caller.tenantId()), false, model);
    }

    @PostMapping("/privacy-contact")
    String put(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "") String textJa,
            @RequestParam(defaultValue = "") String textEn,
            HttpServletResponse response,
            Model model) {
        Contact contact = new Contact(textJa.strip(), textEn.strip());
        if (notices.put(caller, contact)) {
            return "redirect:/privacy-contact";
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page(caller, contact, true, model);
    }

    private String page(Caller caller, Contact contact, boolean wrong, Model model) {
        Tenant tenant = tenants.all().stream()
                .filter(one -> one.tenantId() == caller.tenantId())
                .findFirst()
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, ""));
        model.addAttribute("slug", tenant.slug());
        model.addAttribute("contact", contact);
        model.addAttribute("wrong", wrong);
        return "access/privacy-contact";
    }
}
