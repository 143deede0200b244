package org.kakehashi.hub.access.internal.factor;

import java.util.List;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.SignedIn;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account/second-factor}: one's own second factor. */
@Controller
@RequestMapping("/account/second-factor")
@SignedIn
class SecondFactorController {
    private static final String MAKE = "/account/second-factor/new";

    private final SecondFactors factors;
    private final FactorPage page;

    SecondFactorController(SecondFactors factors, FactorPage page) {
        this.factors = factors;
        this.page = page;
    }

    @GetMapping
    String state(@AuthenticationPrincipal AccountCaller caller, Model model) {
        model.addAttribute("on", factors.isOn(caller));
        model.addAttribute("left", factors.recoveryCodesLeft(caller));
        return "access/second-factor";
    }

    @GetMapping("/new")
    String make(@AuthenticationPrincipal AccountCaller caller, Model model) {
        return factors.isOn(caller) ? "redirect:/account/second-factor" : page.show(caller, MAKE, model);
    }

    @GetMapping("/new/qr.svg")
    ResponseEntity<String> image(@AuthenticationPrincipal AccountCaller caller) {
        return page.image(caller);
    }

    @PostMapping("/new")
    String confirm(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "") String code, Model model) {
        List<String> recovery = factors.confirm(caller, code);
        if (recovery.isEmpty()) {
            model.addAttribute("wrong", true);
            return page.show(caller, MAKE, model);
        }
        model.addAttribute("codes", recovery);
        return "access/recovery-codes";
    }

    @PostMapping("/off")
    String turnOff(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "") String code, Model model) {
        SecondFactors.Answer answer = factors.turnOff(caller, code);
        if (answer == SecondFactors.Answer.RIGHT) {
            return "redirect:/account/second-factor";
        }
        model.addAttribute("answer", answer);
        return state(caller, model);
    }
}
