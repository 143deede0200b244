package org.kakehashi.hub.lti.internal.dynamic;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.Tools;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /tools/invitations}: invites a tool to register, and opens its registration. */
@Controller
@RequestMapping("/tools/invitations")
@Requires(Permission.MANAGE_TOOLS)
class InvitationsController {
    private final Invitations invitations;
    private final Tools tools;

    InvitationsController(Invitations invitations, Tools tools) {
        this.invitations = invitations;
        this.tools = tools;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal AccountCaller caller) {
        return page(caller, new Invitations.NewInvitation("", "", null, Invitations.HOURS), null);
    }

    /** The token is on the answer to this one request, which no cache keeps. */
    @PostMapping
    ModelAndView invite(
            @AuthenticationPrincipal AccountCaller caller, @ModelAttribute Invitations.NewInvitation wanted) {
        return switch (invitations.invite(caller, wanted)) {
            case Invitations.Outcome.Made made -> new ModelAndView("lti/invitation-made", "made", made);
            case Invitations.Outcome.NoTool() ->
                throw new HubException(ErrorCode.NOT_FOUND, "There is no tool with that client id.");
            case Invitations.Outcome.Wrong wrong -> page(caller, wanted, wrong.field());
            case Invitations.Outcome.TooMany() -> page(caller, wanted, "tooMany");
        };
    }

    @PostMapping("/{invitationId}/remove")
    String withdraw(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID invitationId) {
        if (!invitations.withdraw(caller, invitationId)) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no invitation with that id that wasn't used.");
        }
        return "redirect:/tools/invitations";
    }

    private ModelAndView page(AccountCaller caller, Invitations.NewInvitation form, @Nullable String wrong) {
        ModelAndView page = new ModelAndView("lti/invitations");
        page.addObject("form", form);
        page.addObject("wrong", wrong);
        page.addObject("mostHours", Invitations.MOST_HOURS);
        page.addObject("invitations", invitations.all(caller));
        page.addObject("now", invitations.now());
        page.addObject(
                "tools",
                tools.all(caller).stream().map(Placement::tool).distinct().toList());
        page.setStatus(wrong == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page;
    }
}
