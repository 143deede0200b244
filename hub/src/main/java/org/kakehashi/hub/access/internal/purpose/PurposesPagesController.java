package org.kakehashi.hub.access.internal.purpose;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.internal.purpose.PurposeList.Removal;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's page of purposes: what {@code PurposesController} offers to programs. */
@Controller
@RequestMapping("/purposes")
@Requires(Permission.MANAGE_PRIVACY)
class PurposesPagesController {
    private final PurposeList purposes;

    PurposesPagesController(PurposeList purposes) {
        this.purposes = purposes;
    }

    /** @param edit key of the purpose that the form shows; absent: the form is for a new one */
    @GetMapping
    String list(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "") String edit, Model model) {
        List<Purpose> all = purposes.all(caller.tenantId());
        PurposeForm form = all.stream()
                .filter(purpose -> purpose.key().equals(edit))
                .findFirst()
                .map(PurposeForm::of)
                .orElse(PurposeForm.blank());
        return page(all, form, List.of(), null, model);
    }

    @PostMapping
    String put(
            @AuthenticationPrincipal AccountCaller caller,
            @ModelAttribute PurposeForm form,
            HttpServletResponse response,
            Model model) {
        List<String> wrong = form.wrong();
        if (wrong.isEmpty() && purposes.put(caller, form.purpose())) {
            return "redirect:/purposes";
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page(purposes.all(caller.tenantId()), form, wrong, wrong.isEmpty() ? "FULL" : null, model);
    }

    @PostMapping("/remove")
    String remove(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "") String key,
            HttpServletResponse response,
            Model model) {
        Removal removal = purposes.remove(caller, key);
        if (removal == Removal.REMOVED || removal == Removal.NONE) {
            return "redirect:/purposes";
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return page(purposes.all(caller.tenantId()), PurposeForm.blank(), List.of(), removal.name(), model);
    }

    private static String page(
            List<Purpose> all, PurposeForm form, List<String> wrong, @Nullable String problem, Model model) {
        model.addAttribute("purposes", all);
        model.addAttribute("form", form);
        model.addAttribute(
                "known", all.stream().anyMatch(purpose -> purpose.key().equals(form.key())));
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "problem",
                problem == null ? null : problem.toLowerCase(Locale.ROOT).replace('_', '-'));
        return "access/purposes";
    }
}
