package org.kakehashi.hub.access.internal.auditing;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditRow;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /audit}: who did or saw what. */
@Controller
@RequestMapping("/audit")
@Requires(Permission.VIEW_AUDIT)
class AuditPagesController {
    private static final int PAGE = 50;
    private static final int FOUND = 20;
    private static final int LONGEST_NAME = 100;
    private static final Pattern BREAK_GLASS = Pattern.compile("break-glass:([0-9a-f-]{36})");
    private static final List<String> GROUPS = List.of(
            "insight.",
            "insight.view-evidence",
            "access.break-glass",
            "access.sign-in",
            "access.",
            "lti.",
            "lrs.",
            "roster.",
            "connect.",
            "records.");

    private final AuditReading reading;
    private final ActorNames actors;

    AuditPagesController(AuditReading reading, ActorNames actors) {
        this.reading = reading;
        this.actors = actors;
    }

    @GetMapping
    String search(
            @AuthenticationPrincipal AccountCaller caller,
            @ModelAttribute("wanted") Wanted wanted,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        List<AuditRow> rows = reading.find(caller, wanted, before, PAGE);
        model.addAttribute("lines", lines(caller, rows));
        model.addAttribute("groups", GROUPS);
        model.addAttribute("next", rows.size() < PAGE ? 0 : rows.getLast().seq());
        UUID person = wanted.personId();
        model.addAttribute(
                "personName",
                person == null ? null : reading.names(caller, List.of(person)).getOrDefault(person, person.toString()));
        return "access/audit";
    }

    /** Whom a name fits. A name in an address would stay in logs and histories, so it is posted. */
    @PostMapping("/persons")
    String persons(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "") String name, Model model) {
        String text = name.strip();
        boolean fits = text.length() >= 2 && text.length() <= LONGEST_NAME;
        model.addAttribute("name", text);
        model.addAttribute("found", fits ? reading.persons(caller, text, FOUND) : List.of());
        return "access/audit-persons";
    }

    private List<Line> lines(AccountCaller caller, List<AuditRow> rows) {
        Map<String, String> who = actors.of(
                caller.tenantId(),
                rows.stream().map(row -> row.event().actor()).distinct().toList());
        Map<UUID, String> whose = reading.names(
                caller,
                rows.stream()
                        .map(row -> row.event().personId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        Map<UUID, String> why = reading.reasons(
                caller,
                rows.stream().flatMap(row -> glass(row).stream()).distinct().toList());
        return rows.stream().map(row -> line(row, who, whose, why)).toList();
    }

    /** The break-glass that an event names. */
    private static Optional<UUID> glass(AuditRow row) {
        Matcher named = BREAK_GLASS.matcher(row.event().detail());
        return named.find() ? Optional.of(UUID.fromString(named.group(1))) : Optional.empty();
    }

    private static Line line(AuditRow row, Map<String, String> who, Map<UUID, String> whose, Map<UUID, String> why) {
        UUID person = row.event().personId();
        return new Line(
                LocalDateTime.ofInstant(row.at(), SchoolDay.ZONE).withNano(0),
                row.event().actor(),
                who.getOrDefault(row.event().actor(), row.event().actor()),
                row.event().action(),
                person == null ? null : person.toString(),
                person == null ? null : whose.getOrDefault(person, person.toString()),
                glass(row).map(why::get).orElse(null),
                row.event().day(),
                row.event().detail());
    }
}
