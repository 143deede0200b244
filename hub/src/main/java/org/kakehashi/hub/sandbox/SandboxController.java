package org.kakehashi.hub.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sandbox}: a vendor makes a sandbox. Where the operator hasn't switched it on, there is no such page. */
@Controller
@RequestMapping("/sandbox")
@Public("a vendor begins here without asking anybody; off unless the operator wants it")
class SandboxController {
    private static final int LONGEST_NAME = 100;

    private final SandboxProperties properties;
    private final SandboxPace pace;
    private final Sandboxes sandboxes;
    private final HubProperties hub;

    SandboxController(SandboxProperties properties, SandboxPace pace, Sandboxes sandboxes, HubProperties hub) {
        this.properties = properties;
        this.pace = pace;
        this.sandboxes = sandboxes;
        this.hub = hub;
    }

    @GetMapping
    String form(Model model) {
        mustBeOn();
        return form(model, false);
    }

    /** Shows what opens the new sandbox. A label that won't do counts nothing. */
    @PostMapping
    String open(@RequestParam String name, HttpServletRequest request, HttpServletResponse response, Model model) {
        mustBeOn();
        String label = name.strip();
        if (label.isEmpty() || label.length() > LONGEST_NAME || label.chars().anyMatch(Character::isISOControl)) {
            response.setStatus(ErrorCode.INVALID_REQUEST.status().value());
            return form(model, true);
        }
        if (!pace.take(request.getRemoteAddr())) {
            throw new HubException(
                    ErrorCode.TOO_MANY_REQUESTS, "Enough sandboxes were made for now. Try again in an hour.");
        }
        Sandbox made = sandboxes
                .open(label)
                .orElseThrow(() -> new HubException(
                        ErrorCode.UNAVAILABLE,
                        "All sandboxes are in use. Try again on another day, or ask the operator."));
        model.addAttribute("made", made);
        model.addAttribute("until", made.until().atZone(SchoolDay.ZONE).toLocalDate());
        model.addAttribute("signIn", hub.link("/t/" + made.tenant().slug() + "/sign-in"));
        model.addAttribute("hub", hub.issuer());
        model.addAttribute("sandbox", true);
        return "sandbox/made";
    }

    private String form(Model model, boolean fault) {
        model.addAttribute("fault", fault);
        model.addAttribute("days", properties.lifetime().toDays());
        return "sandbox/sign-up";
    }

    private void mustBeOn() {
        if (!properties.enabled()) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is nothing at this address.");
        }
    }
}
