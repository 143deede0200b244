package org.kakehashi.hub.connect.internal.handover;

import java.io.IOException;
import java.util.Locale;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.roster.RosterExports;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /rosters}: the rosters there are, and a button to hand one on. */
@Controller
@Requires(Permission.EXPORT_ROSTERS)
class RosterPagesController {
    private static final int SHOWN = 100;

    private final RosterExports rosters;
    private final RosterHandOver handOver;

    RosterPagesController(RosterExports rosters, RosterHandOver handOver) {
        this.rosters = rosters;
        this.handOver = handOver;
    }

    /** @param source the roster to look through before it is handed on; blank: none */
    @GetMapping("/rosters")
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String profile,
            Locale locale,
            Model model)
            throws IOException, InterruptedException {
        model.addAttribute("rosters", rosters.sources(caller.tenantId()));
        model.addAttribute("profiles", handOver.profiles());
        model.addAttribute("japanese", !locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
        model.addAttribute("checked", source);
        model.addAttribute("profile", profile);
        if (!source.isBlank()) {
            var findings = handOver.check(caller, source, profile);
            model.addAttribute("count", findings.size());
            model.addAttribute("findings", findings.stream().limit(SHOWN).toList());
        }
        return "connect/rosters";
    }
}
