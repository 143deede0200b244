package org.kakehashi.hub.insight.internal.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessDecisions;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Children;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.insight.internal.board.ChildReading.Week;
import org.kakehashi.hub.roster.Persons;
import org.kakehashi.hub.roster.Persons.PersonName;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /children}: what the tenant opens to guardians of their children, one child at a time. */
@Controller
class ChildrenController {
    private final AccessDecisions decisions;
    private final Persons persons;
    private final ChildReading reading;
    private final BoardAudit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    ChildrenController(
            AccessDecisions decisions,
            Persons persons,
            ChildReading reading,
            BoardAudit audit,
            TenantTransactions transactions,
            Clock clock) {
        this.decisions = decisions;
        this.persons = persons;
        this.reading = reading;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param person whose page; absent: the first child's. One who isn't the caller's child looks like one who doesn't exist */
    @GetMapping("/children")
    @Requires(Permission.VIEW_CHILDREN)
    String children(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(required = false) @Nullable String person,
            ModelMap model) {
        LocalDate today = SchoolDay.today(clock);
        transactions.run(caller.tenantId(), () -> {
            Children seen = decisions.children(caller, today);
            List<PersonName> children = byName(caller.tenantId(), seen);
            Optional<PersonName> child = chosen(children, person);
            model.addAttribute("children", children);
            model.addAttribute("child", child.orElse(null));
            model.addAttribute("seen", seen);
            if (child.isPresent() && !seen.opened().isEmpty()) {
                UUID id = child.get().personId();
                Optional<Week> week = reading.read(caller.tenantId(), id, seen, today);
                model.addAttribute("week", week.orElse(null));
                audit.child(caller, id, seen, week.isPresent());
            }
        });
        return "insight/children";
    }

    private List<PersonName> byName(int tenantId, Children seen) {
        return persons.names(tenantId, seen.persons()).values().stream()
                .sorted(Comparator.comparing(
                                (PersonName name) -> Objects.requireNonNullElse(name.kana(), name.displayName()))
                        .thenComparing(PersonName::personId))
                .toList();
    }

    private static Optional<PersonName> chosen(List<PersonName> children, @Nullable String person) {
        if (person == null) {
            return children.stream().findFirst();
        }
        UUID id = BoardQuery.id(person);
        PersonName child = children.stream()
                .filter(one -> one.personId().equals(id))
                .findFirst()
                .orElseThrow(BoardQuery::notFound);
        return Optional.of(child);
    }
}
