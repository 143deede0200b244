package org.kakehashi.hub.access.internal.optout;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.ToolDirectory;
import org.kakehashi.hub.access.internal.optout.OptOutRegister.Offer;
import org.kakehashi.hub.access.internal.optout.OptOutRegister.Outcome;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** The administrator's pages of the register: what {@code OptOutsController} offers to programs, and the search for a person. */
@Controller
@RequestMapping("/opt-outs")
@Requires(Permission.MANAGE_PRIVACY)
class OptOutPagesController {
    private static final int PAGE = 50;
    private static final int FOUND = 20;
    private static final int LONGEST_SEARCH = 100;

    private final OptOutRegister register;

    OptOutPagesController(OptOutRegister register) {
        this.register = register;
    }

    /** An entry as shown: names instead of ids, times in Japan. */
    record Line(
            OptOut entry,
            String person,
            String target,
            LocalDateTime from,
            @Nullable LocalDateTime until) {}

    /** The register. */
    @GetMapping
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        return list(caller, "", before, model);
    }

    /** The register with whom a search found. A name in an address would stay in logs and histories, so it is posted. */
    @PostMapping("/search")
    String search(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "") String name, Model model) {
        return list(caller, name, Long.MAX_VALUE, model);
    }

    private String list(AccountCaller caller, String name, long before, Model model) {
        String text = name.strip();
        boolean searched = text.length() >= 2 && text.length() <= LONGEST_SEARCH;
        model.addAttribute("name", text);
        model.addAttribute("searched", searched);
        model.addAttribute("found", searched ? register.search(caller, text, FOUND) : List.of());
        List<OptOut> entries = register.list(caller.tenantId(), null, before, PAGE);
        model.addAttribute("lines", lines(caller, entries, register.offer(caller.tenantId())));
        model.addAttribute("next", entries.size() < PAGE ? 0 : entries.getLast().number());
        return "access/opt-outs";
    }

    /** One person's entries, and the form for another one. */
    @GetMapping("/{person:[0-9a-fA-F-]{36}}")
    String person(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID person, Model model) {
        return page(caller, person, List.of(), null, model);
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal AccountCaller caller,
            @ModelAttribute OptOutForm form,
            @RequestParam(defaultValue = "") String target,
            HttpServletResponse response,
            Model model) {
        return switch (withTarget(form, target).read(register.today())) {
            case OptOutForm.Read.Understood(NewOptOut wanted) -> {
                Outcome outcome = register.add(caller, wanted);
                if (outcome instanceof Outcome.Recorded) {
                    yield "redirect:/opt-outs/" + wanted.personId();
                }
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(
                        caller, wanted.personId(), List.of(), outcome.getClass().getSimpleName(), model);
            }
            case OptOutForm.Read.Wrong(List<String> fields) -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                yield fields.contains("personId")
                        ? list(caller, "", Long.MAX_VALUE, model)
                        : page(caller, UUID.fromString(String.valueOf(form.personId())), fields, null, model);
            }
        };
    }

    /** Ends an entry. */
    @PostMapping("/{person:[0-9a-fA-F-]{36}}/end")
    String end(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "0") long number) {
        register.end(caller, number);
        return "redirect:/opt-outs/" + person;
    }

    /** The form has purposes and tools in one list: {@code purpose:<key>} or {@code tool:<id>}. */
    private static OptOutForm withTarget(OptOutForm form, String target) {
        boolean tool = target.startsWith("tool:");
        String value = target.substring(target.indexOf(':') + 1);
        return new OptOutForm(
                form.personId(), tool ? "" : value, tool ? value : "", form.askedOn(), form.askedBy(), form.note());
    }

    private String page(AccountCaller caller, UUID person, List<String> wrong, @Nullable String problem, Model model) {
        String name = register.names(caller.tenantId(), List.of(person)).get(person);
        if (name == null) {
            throw new HubException(ErrorCode.NOT_FOUND, "");
        }
        Offer offer = register.offer(caller.tenantId());
        List<OptOut> entries = register.list(caller.tenantId(), person, Long.MAX_VALUE, PAGE);
        model.addAttribute("personId", person);
        model.addAttribute("personName", name);
        model.addAttribute("lines", lines(caller, entries, offer));
        model.addAttribute(
                "purposes", offer.purposes().stream().filter(Purpose::optOut).toList());
        model.addAttribute("tools", offer.tools());
        model.addAttribute("today", register.today());
        model.addAttribute("wrong", wrong);
        model.addAttribute("problem", problem);
        return "access/opt-out";
    }

    private List<Line> lines(AccountCaller caller, List<OptOut> entries, Offer offer) {
        Map<UUID, String> names = register.names(
                caller.tenantId(),
                entries.stream().map(OptOut::personId).distinct().toList());
        List<Line> lines = new ArrayList<>();
        for (OptOut entry : entries) {
            lines.add(new Line(
                    entry,
                    names.getOrDefault(entry.personId(), entry.personId().toString()),
                    target(entry, offer),
                    ZonedDateTime.ofInstant(entry.validFrom(), SchoolDay.ZONE).toLocalDateTime(),
                    entry.validUntil() == null
                            ? null
                            : ZonedDateTime.ofInstant(entry.validUntil(), SchoolDay.ZONE)
                                    .toLocalDateTime()));
        }
        return lines;
    }

    private static String target(OptOut entry, Offer offer) {
        String language = LocaleContextHolder.getLocale().getLanguage();
        if (entry.purpose() != null) {
            return offer.purposes().stream()
                    .filter(purpose -> purpose.key().equals(entry.purpose()))
                    .findFirst()
                    .map(purpose -> purpose.name(language))
                    .orElse(entry.purpose());
        }
        return offer.tools().stream()
                .filter(tool -> tool.toolId().equals(entry.toolId()))
                .findFirst()
                .map(ToolDirectory.Entry::name)
                .orElse(String.valueOf(entry.toolId()));
    }
}
