package org.kakehashi.hub.records.internal.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.records.internal.desk.DeskView.Detail;
import org.kakehashi.hub.records.internal.desk.DeskView.Told;
import org.kakehashi.hub.roster.Candidates.Candidate;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
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

/** The identity desk's pages: what waits, one key with the form to decide, and the decisions. */
@Controller
@RequestMapping("/identities")
@Requires(Permission.MANAGE_IMPORTS)
class IdentityPagesController {
    private static final int PAGE = 50;
    private static final int FOUND = 20;
    private static final int LONGEST_SEARCH = 100;

    private final IdentityDesk desk;
    private final DeskView view;

    IdentityPagesController(IdentityDesk desk, DeskView view) {
        this.desk = desk;
        this.view = view;
    }

    /** The keys under which records wait. */
    @GetMapping
    String list(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "0") long after, Model model) {
        return list(caller, after, null, model);
    }

    private String list(AccountCaller caller, long after, @Nullable String problem, Model model) {
        DeskView.Keys page = view.page(caller.tenantId(), after, PAGE);
        model.addAttribute("keys", page);
        model.addAttribute("lines", page.keys());
        model.addAttribute("problem", problem);
        return "records/identities";
    }

    /** One key, by any of its records that wait. */
    @GetMapping("/{id:\\d+}")
    String show(@AuthenticationPrincipal AccountCaller caller, @PathVariable long id, Model model) {
        return show(view.detail(caller.tenantId(), id), "", "", List.of(), model);
    }

    /** The same with whom a search found. A name in an address would stay in logs and histories, so it is posted. */
    @PostMapping("/{id:\\d+}/search")
    String search(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String className,
            Model model) {
        Detail detail = view.detail(caller.tenantId(), id);
        String text = name.strip();
        String of = className.strip();
        boolean enough = (text.length() >= 2 || !of.isEmpty())
                && text.length() <= LONGEST_SEARCH
                && of.length() <= LONGEST_SEARCH;
        List<Candidate> found =
                enough ? view.search(caller.tenantId(), detail.line().waiting(), text, of, FOUND) : List.of();
        model.addAttribute("searched", enough);
        return show(detail, text, of, found, model);
    }

    private String show(Detail detail, String name, String className, List<Candidate> found, Model model) {
        List<Candidate> others = new ArrayList<>(found);
        others.removeIf(one -> detail.line().proposals().stream()
                .anyMatch(proposed -> proposed.personId().equals(one.personId())));
        model.addAttribute("detail", detail);
        model.addAttribute("waiting", detail.line().waiting());
        model.addAttribute("name", name);
        model.addAttribute("className", className);
        model.addAttribute("others", others);
        return "records/identity";
    }

    /** Decides; where somebody else was first, says so. */
    @PostMapping("/decisions")
    String decide(
            @AuthenticationPrincipal AccountCaller caller,
            @ModelAttribute DecisionForm form,
            HttpServletResponse response,
            Model model) {
        try {
            desk.decide(caller.tenantId(), form.read(), caller.auditName());
            return "redirect:/identities/decisions";
        } catch (HubException e) {
            if (e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            return list(caller, 0, "MEANWHILE", model);
        }
    }

    /** The decisions, newest first. */
    @GetMapping("/decisions")
    String decisions(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        List<Told> told = view.decisions(caller.tenantId(), before, PAGE);
        model.addAttribute("told", told);
        model.addAttribute(
                "next", told.size() < PAGE ? null : told.getLast().decision().id());
        return "records/identity-decisions";
    }

    /** Takes a decision back. */
    @PostMapping("/decisions/{id:\\d+}/undo")
    String undo(@AuthenticationPrincipal AccountCaller caller, @PathVariable long id) {
        desk.undo(caller.tenantId(), id, caller.auditName());
        return "redirect:/identities/decisions";
    }

    /** Where rosters contradict themselves. */
    @GetMapping("/conflicts")
    String conflicts(@AuthenticationPrincipal AccountCaller caller, Model model) {
        model.addAttribute("conflicts", view.conflicts(caller.tenantId()));
        return "records/identity-conflicts";
    }
}
