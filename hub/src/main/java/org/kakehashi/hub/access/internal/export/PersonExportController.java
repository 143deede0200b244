package org.kakehashi.hub.access.internal.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.internal.export.PersonExports.AskedBy;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /person-exports}: all that is held of one person as a ZIP archive, for people and programs alike. */
@Controller
@Requires(Permission.EXPORT_PERSON_DATA)
class PersonExportController {
    private static final int FOUND = 20;
    private static final int SHORTEST_SEARCH = 2;
    private static final int LONGEST_SEARCH = 100;

    private final PersonExports exports;

    PersonExportController(PersonExports exports) {
        this.exports = exports;
    }

    @GetMapping("/person-exports")
    String form(Model model) {
        model.addAttribute("name", "");
        model.addAttribute("found", List.of());
        model.addAttribute("searched", false);
        return "access/person-exports";
    }

    /** Whom a name fits. A name in an address would stay in logs and histories, so it is posted. */
    @PostMapping("/person-exports/search")
    String search(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String name, Model model) {
        String text = name.strip();
        boolean searched = text.length() >= SHORTEST_SEARCH && text.length() <= LONGEST_SEARCH;
        model.addAttribute("name", text);
        model.addAttribute("found", searched ? exports.search(caller, text, FOUND) : List.of());
        model.addAttribute("searched", searched);
        model.addAttribute("askers", AskedBy.values());
        return "access/person-exports";
    }

    /**
     * The archive. It is streamed: one that was cut off has no end, which every program that opens ZIP archives notices.
     *
     * @param askedBy who asked for it
     */
    @PostMapping({"/person-exports/{person}", "/api/v1/persons/{person}/export"})
    void export(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID person,
            @RequestParam AskedBy askedBy,
            HttpServletResponse response)
            throws IOException {
        if (!exports.knows(caller.tenantId(), person)) {
            throw new HubException(ErrorCode.NOT_FOUND, "");
        }
        exports.begin(caller, person, askedBy);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person-" + person + ".zip\"");
        exports.write(caller.tenantId(), person, response.getOutputStream());
    }
}
