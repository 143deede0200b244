package org.kakehashi.hub.access.internal.factor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of a sign-in: asks for a code, or has a factor made first. Anybody else is sent to the first step. */
@Controller
@RequestMapping("/sign-in")
@Public("the second step of a sign-in, for who has taken the first")
class PendingController {
    private static final String FIRST_STEP = "redirect:/sign-in";

    private final SecondFactors factors;
    private final FactorPage page;
    private final Clock clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    PendingController(SecondFactors factors, FactorPage page, Clock clock) {
        this.factors = factors;
        this.page = page;
        this.clock = clock;
    }

    @GetMapping("/code")
    String ask(@Nullable Authentication authentication) {
        return pending(authentication, true) == null ? FIRST_STEP : "access/code";
    }

    @PostMapping("/code")
    String check(
            @Nullable Authentication authentication,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PendingSignIn pending = pending(authentication, true);
        if (pending == null) {
            return FIRST_STEP;
        }
        SecondFactors.Answer answer = factors.check(pending.caller(), code);
        if (answer != SecondFactors.Answer.RIGHT) {
            model.addAttribute("answer", answer);
            return "access/code";
        }
        complete(pending, request, response);
        return "redirect:/";
    }

    @GetMapping("/second-factor")
    String make(@Nullable Authentication authentication, Model model) {
        PendingSignIn pending = pending(authentication, false);
        return pending == null ? FIRST_STEP : page.show(pending.caller(), "/sign-in/second-factor", model);
    }

    @GetMapping("/second-factor/qr.svg")
    ResponseEntity<String> image(@Nullable Authentication authentication) {
        PendingSignIn pending = pending(authentication, false);
        if (pending == null) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no code to show.");
        }
        return page.image(pending.caller());
    }

    @PostMapping("/second-factor")
    String confirm(
            @Nullable Authentication authentication,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PendingSignIn pending = pending(authentication, false);
        if (pending == null) {
            return FIRST_STEP;
        }
        List<String> recovery = factors.confirm(pending.caller(), code);
        if (recovery.isEmpty()) {
            model.addAttribute("wrong", true);
            return page.show(pending.caller(), "/sign-in/second-factor", model);
        }
        complete(pending, request, response);
        model.addAttribute("codes", recovery);
        return "access/recovery-codes";
    }

    private @Nullable PendingSignIn pending(@Nullable Authentication authentication, boolean enrolled) {
        return authentication != null
                        && authentication.getPrincipal() instanceof PendingSignIn pending
                        && pending.enrolled() == enrolled
                        && !pending.isOver(clock.instant())
                ? pending
                : null;
    }

    private void complete(PendingSignIn pending, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                pending.caller(), null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        factors.signedIn(pending.caller());
    }
}
