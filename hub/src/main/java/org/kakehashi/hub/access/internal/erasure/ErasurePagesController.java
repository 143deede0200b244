package org.kakehashi.hub.access.internal.erasure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
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

/** The administrator's pages of erasures: what {@code ErasureController} offers to programs. */
@Controller
@RequestMapping("/erasures")
@Requires(Permission.ERASE_DATA)
class ErasurePagesController {
    private static final int PAGE = 20;

    private final Erasures erasures;
    private final NamedClients clients;

    ErasurePagesController(Erasures erasures, NamedClients clients) {
        this.erasures = erasures;
        this.clients = clients;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        return list(caller, before, ErasureForm.blank(), List.of(), model);
    }

    /** The dry run. */
    @PostMapping
    String dryRun(
            @AuthenticationPrincipal AccountCaller caller,
            @ModelAttribute ErasureForm form,
            HttpServletResponse response,
            Model model) {
        return switch (form.read(erasures.now())) {
            case ErasureForm.Read.Understood(var scope) ->
                "redirect:/erasures/"
                        + erasures.dryRun(caller.tenantId(), scope, caller.auditName())
                                .id();
            case ErasureForm.Read.Wrong(List<String> fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield list(caller, Long.MAX_VALUE, form, fields, model);
            }
        };
    }

    @GetMapping("/{id:\\d{1,18}}")
    String show(@AuthenticationPrincipal AccountCaller caller, @PathVariable long id, Model model) {
        return show(caller, id, null, model);
    }

    /** What the page of a running erasure asks for again and again. */
    @GetMapping("/{id:\\d{1,18}}/progress")
    String progress(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable long id,
            HttpServletResponse response,
            Model model) {
        ErasureCase erasure = erasures.find(caller.tenantId(), id);
        if (erasure.state() == ErasureCase.State.DONE) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("erasure", view(caller, erasure, clients.of(caller.tenantId())));
        return "access/erasure :: progress";
    }

    /** The confirmation: the number as typed. */
    @PostMapping("/{id:\\d{1,18}}")
    String confirm(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String statements,
            HttpServletResponse response,
            Model model) {
        Erasures.Answer answer = erasures.confirm(caller.tenantId(), id, number(statements), caller.auditName());
        if (answer instanceof Erasures.Answer.Begun) {
            return "redirect:/erasures/" + id;
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(caller, id, answer.getClass().getSimpleName(), model);
    }

    private String list(AccountCaller caller, long before, ErasureForm form, List<String> wrong, Model model) {
        NamedClients.Known known = clients.of(caller.tenantId());
        List<ErasureCase> found = erasures.page(caller.tenantId(), before, PAGE + 1);
        List<ErasureCase> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("clients", known.choice());
        model.addAttribute(
                "erasures",
                shown.stream().map(each -> view(caller, each, known)).toList());
        model.addAttribute("next", found.size() > PAGE ? shown.getLast().id() : 0);
        return "access/erasures";
    }

    private String show(AccountCaller caller, long id, @Nullable String problem, Model model) {
        NamedClients.Known known = clients.of(caller.tenantId());
        model.addAttribute("erasure", view(caller, erasures.find(caller.tenantId(), id), known));
        model.addAttribute("problem", problem);
        return "access/erasure";
    }

    private ErasureView view(AccountCaller caller, ErasureCase erasure, NamedClients.Known known) {
        return ErasureView.of(erasure, erasures.isTooOld(erasure), known, caller);
    }

    /** As people type it: with separators, or with the digits of a Japanese keyboard. -1: not a number. */
    private static long number(String typed) {
        String digits = typed.replaceAll("[\\s,，、]", "");
        return digits.matches("\\p{Nd}{1,18}") ? Long.parseLong(digits) : -1;
    }
}
