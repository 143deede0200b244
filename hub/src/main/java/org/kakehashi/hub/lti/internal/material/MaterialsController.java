package org.kakehashi.hub.lti.internal.material;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.material.Materials.Direction;
import org.kakehashi.hub.lti.internal.material.Materials.Shelf;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /materials}: a teacher's page of a class's materials. */
@Controller
@RequestMapping("/materials")
@Requires(Permission.MANAGE_MATERIALS)
class MaterialsController {
    private final Materials materials;

    MaterialsController(Materials materials) {
        this.materials = materials;
    }

    @GetMapping
    String shelf(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(name = "class", required = false) @Nullable UUID classId,
            Model model,
            HttpServletResponse response) {
        Optional<Shelf> shelf = materials.shelf(caller, classId);
        if (shelf.isEmpty() && classId != null) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no such class among those that you look after.");
        }
        model.addAttribute("shelf", shelf.orElse(null));
        model.addAttribute("zone", SchoolDay.ZONE);
        response.setHeader(
                "Content-Security-Policy",
                PagePolicy.pictures(shelf.stream()
                        .flatMap(one -> Stream.concat(one.own().stream(), one.everybodys().stream()))
                        .map(Material::iconUri)));
        return "lti/materials";
    }

    @PostMapping("/{linkId}/hidden")
    String hide(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID linkId, @RequestParam boolean hidden) {
        return back(materials.hide(caller, linkId, hidden));
    }

    @PostMapping("/{linkId}/move")
    String move(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID linkId,
            @RequestParam Direction direction) {
        return back(materials.move(caller, linkId, direction));
    }

    @PostMapping("/{linkId}/title")
    String rename(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID linkId, @RequestParam String title) {
        String wanted = title.strip();
        if (wanted.isEmpty()
                || wanted.length() > Materials.LONGEST_TITLE
                || wanted.chars().anyMatch(Character::isISOControl)) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "名前は1字から200字までにしてください。 / A title has 1 to 200 characters.");
        }
        return back(materials.rename(caller, linkId, wanted));
    }

    /** Sets the tool that watches over it; an empty one: none. */
    @PostMapping("/{linkId}/proctor")
    String proctor(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID linkId,
            @RequestParam(name = "toolId", required = false) @Nullable UUID toolId) {
        return back(materials.proctor(caller, linkId, toolId));
    }

    @PostMapping("/{linkId}/remove")
    String remove(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID linkId) {
        return back(materials.remove(caller, linkId));
    }

    private static String back(Optional<UUID> classId) {
        return "redirect:/materials?class="
                + classId.orElseThrow(() -> new HubException(
                        ErrorCode.NOT_FOUND, "There is no such material of the classes that you look after."));
    }
}
