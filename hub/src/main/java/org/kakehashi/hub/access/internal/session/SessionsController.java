package org.kakehashi.hub.access.internal.session;

import jakarta.servlet.http.HttpSession;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.SignedIn;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sessions}: where one is signed in, and ending it there. */
@Controller
@RequestMapping("/sessions")
@SignedIn
class SessionsController {
    private final Sessions sessions;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    SessionsController(Sessions sessions, TenantTransactions transactions, AuditLog audit) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, HttpSession session, Model model) {
        model.addAttribute("sessions", sessions.of(caller.getName()));
        model.addAttribute("own", Sessions.handle(session.getId()));
        return "access/sessions";
    }

    @PostMapping("/end")
    String end(@AuthenticationPrincipal AccountCaller caller, @RequestParam String handle) {
        if (!sessions.end(caller.getName(), handle)) {
            throw new HubException(ErrorCode.NOT_FOUND, "You have no session of this name.");
        }
        append(caller, 1);
        return "redirect:/sessions";
    }

    @PostMapping("/end-others")
    String endOthers(@AuthenticationPrincipal AccountCaller caller, HttpSession session) {
        append(caller, sessions.endOthers(caller.getName(), session.getId()));
        return "redirect:/sessions";
    }

    /** Signs out everywhere, here too. */
    @PostMapping("/end-all")
    String endAll(@AuthenticationPrincipal AccountCaller caller, HttpSession session) {
        int others = sessions.endOthers(caller.getName(), session.getId());
        session.invalidate();
        append(caller, others + 1);
        return "redirect:/sign-in";
    }

    private void append(AccountCaller caller, int ended) {
        transactions.run(
                caller.tenantId(),
                () -> audit.append(
                        caller.tenantId(),
                        new AuditEvent(caller.auditName(), "access.end-sessions", null, "own, " + ended)));
    }
}
